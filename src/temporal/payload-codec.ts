import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import proto from '@temporalio/proto';
import { sealBytes, unsealBytes } from '../sealing/aes-gcm.ts';
import type { PayloadKeys } from './payload-keys.ts';

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

const ENCODING = 'binary/encrypted';
/** Below this a payload gains nothing by being compressed. */
const COMPRESSED_BYTES_MIN = 1_024;
/** Temporal takes 2 MB at most. */
const PLAIN_BYTES_MAX = 16_000_000;
/** A ledger of some thousand entries. From here on somebody has to look at the path, while there is time. */
const LARGE_BYTES = 256_000;

export interface CodecOptions {
  /** Told each time a payload of a path is alarmingly large. */
  onLarge?: (pathId: string, bytes: number) => void;
}

/**
 * Everything that Temporal keeps of a path: AES-256-GCM, bound to its namespace and workflow, so that a payload moved to
 * another path does not open. What is not encrypted, or by a key that is not here, is never taken: the task waits.
 */
export function createPayloadCodec(keys: PayloadKeys, options: CodecOptions = {}): PayloadCodec {
  return {
    async encode(payloads, context) {
      const owner = context?.workflowId === undefined ? NOBODY : ownerOf(context);
      const bytesMin = staysHere(context) ? Infinity : COMPRESSED_BYTES_MIN;
      const sealed = payloads.map((payload) => seal(keys, { owner, bytesMin }, payload));
      const large = sealed.find((payload) => sizeOf(payload) > LARGE_BYTES);
      if (large) options.onLarge?.(owner.workflowId, sizeOf(large));
      return sealed;
    },
    async decode(payloads, context) {
      const owner = ownerOf(context);
      return payloads.map((payload) => open(keys, owner, payload));
    },
  };
}

interface Owner {
  namespace: string;
  workflowId: string;
}

/**
 * The SDK tells of a workflow that it could not begin, such as one of a later release, without saying whose it is. To
 * refuse would end the worker, and every path with it; what is bound to nobody opens for no path.
 */
const NOBODY: Owner = { namespace: '', workflowId: '' };

function ownerOf(context: SerializationContext | undefined): Owner {
  if (context?.workflowId === undefined) throw new Error('a payload belongs to no workflow');
  return { namespace: context.namespace, workflowId: context.workflowId };
}

/**
 * What a local activity is asked, the whole ledger, never leaves the process; its answer is a few entries. Compressing
 * them would cost more than all the rest of a turn's encryption.
 */
function staysHere(context: SerializationContext | undefined): boolean {
  return context?.type === 'activity' && context.isLocal;
}

function seal(
  { newest }: PayloadKeys,
  { owner, bytesMin }: { owner: Owner; bytesMin: number },
  payload: Payload,
): Payload {
  const plain = Buffer.from(PayloadMessage.encode(payload).finish());
  const isLong = plain.length >= bytesMin;
  const packed = Buffer.concat([
    Buffer.from([isLong ? 1 : 0]),
    isLong ? deflateRawSync(plain) : plain,
  ]);
  return {
    metadata: { encoding: Buffer.from(ENCODING), key: Buffer.from(newest.id) },
    data: sealBytes(newest.key, boundTo(owner), packed),
  };
}

function open({ byId }: PayloadKeys, owner: Owner, { metadata, data }: Payload): Payload {
  const text = (name: string) => Buffer.from(metadata?.[name] ?? []).toString();
  if (text('encoding') !== ENCODING || !data) throw new Error('a payload is not encrypted');
  const key = byId.get(text('key'));
  if (!key) throw new Error('a payload is encrypted by a key that is not here');
  const packed = unsealBytes(key.key, boundTo(owner), Buffer.from(data));
  const rest = packed.subarray(1);
  return PayloadMessage.decode(
    packed[0] === 1 ? inflateRawSync(rest, { maxOutputLength: PLAIN_BYTES_MAX }) : rest,
  );
}

function boundTo({ namespace, workflowId }: Owner): Buffer {
  return Buffer.from(JSON.stringify(['temporal payload', 1, namespace, workflowId]));
}

const sizeOf = ({ data }: Payload) => data?.length ?? 0;
