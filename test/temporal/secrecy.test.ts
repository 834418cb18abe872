import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Payload } from '@temporalio/common';
import { createPayloadCodec } from '../../src/temporal/payload-codec.ts';
import { payloadKeys } from '../../src/temporal/payload-keys.ts';
import { leadOf, pathWorld, type PathWorld } from './path-world.ts';

const CANARY = 'kanarienvogel';

describe('a payload', () => {
  const [old, young] = [randomBytes(32), randomBytes(32)];
  const keys = payloadKeys([young, old]);
  const codec = createPayloadCodec(keys);
  const mine = { type: 'workflow', namespace: 'default', workflowId: 'path-1' } as const;
  const plain = (text: string): Payload => ({
    metadata: { encoding: Buffer.from('json/plain') },
    data: Buffer.from(JSON.stringify(text)),
  });

  it.each([CANARY, CANARY.repeat(1_000)])(
    'comes back as it was, and shows nothing',
    async (text) => {
      const sealed = await codec.encode([plain(text)], mine);
      const [opened] = await codec.decode(sealed, { ...mine, type: 'activity', isLocal: true });

      expect(textOf(sealed[0] ?? {})).not.toContain(CANARY);
      expect(textOf(opened ?? {})).toBe(JSON.stringify(text));
      expect(Buffer.from(opened?.metadata?.['encoding'] ?? []).toString()).toBe('json/plain');
    },
  );

  it('that is long is compressed before it is encrypted', async () => {
    const [sealed] = await codec.encode([plain('said again '.repeat(1_000))], mine);

    expect(sealed?.data?.length).toBeLessThan(500);
  });

  it('opens for its own path alone', async () => {
    const sealed = await codec.encode([plain(CANARY)], mine);
    const others = [
      { ...mine, workflowId: 'path-2' },
      { ...mine, namespace: 'other' },
    ];

    for (const other of others) await expect(codec.decode(sealed, other)).rejects.toThrow();
  });

  it('that belongs to nobody shows nothing, and opens for no path', async () => {
    const sealed = await codec.encode([plain(CANARY)]);

    expect(textOf(sealed[0] ?? {})).not.toContain(CANARY);
    await expect(codec.decode(sealed, mine)).rejects.toThrow();
    await expect(codec.decode(sealed)).rejects.toThrow('belongs to no workflow');
  });

  it('is never taken in clear, or changed by a bit', async () => {
    const [sealed] = await codec.encode([plain(CANARY)], mine);
    const bent = Buffer.from(sealed?.data ?? []);
    bent.writeUInt8(bent.readUInt8(20) ^ 1, 20);

    await expect(codec.decode([plain(CANARY)], mine)).rejects.toThrow('not encrypted');
    await expect(codec.decode([{ ...sealed, data: bent }], mine)).rejects.toThrow();
  });

  it('is encrypted by the newest key, and opened by the one of its time', async () => {
    const before = createPayloadCodec(payloadKeys([old]));
    const after = createPayloadCodec(payloadKeys([young]));
    const written = await before.encode([plain(CANARY)], mine);

    expect(textOf((await codec.decode(written, mine))[0] ?? {})).toContain(CANARY);
    const now = await after.decode(await codec.encode([plain(CANARY)], mine), mine);
    expect(textOf(now[0] ?? {})).toContain(CANARY);
    await expect(after.decode(written, mine)).rejects.toThrow('a key that is not here');
  });

  it('that has grown too large raises an alarm', async () => {
    const alarms: [string, number][] = [];
    const watching = createPayloadCodec(keys, { onLarge: (...alarm) => alarms.push(alarm) });
    await watching.encode([plain(randomBytes(300_000).toString('base64'))], mine);
    await watching.encode([plain(CANARY)], mine);

    expect(alarms).toEqual([['path-1', expect.any(Number)]]);
  });

  it('needs a key', () => {
    expect(() => payloadKeys([])).toThrow('no key');
    expect(() => payloadKeys([Buffer.alloc(16)])).toThrow('32 bytes');
  });
});

describe('what Temporal keeps of a path', () => {
  let world: PathWorld;
  beforeAll(async () => {
    world = await pathWorld();
  });
  afterAll(() => world.end());

  it('is encrypted, failures too, but for dull names and ids', async () => {
    const path = await world.start({ place: '530102', born: '2012-06-01', language: CANARY });
    await path.complete('care/bed', 'ready', { by: leadOf('care/find-seat') });
    const { advance } = world.around;
    let failures = 10;
    world.around.advance = (call) => async (input) => {
      if (failures-- > 0) throw new Error(`${CANARY} was refused`);
      return call(input);
    };
    const act = { kind: 'fact', name: 'language', value: CANARY } as const;
    await path.act(act);
    world.around.advance = advance;
    const raw = await world.temporal.connection.workflowService.getWorkflowExecutionHistory({
      namespace: 'default',
      execution: { workflowId: path.id },
    });
    const { texts, payloads } = contentOf(raw.history);
    const inClear = payloads.filter((payload) => encodingOf(payload) !== 'binary/encrypted');

    expect(texts.filter((text) => !DULL.some((pattern) => pattern.test(text)))).toEqual([]);
    expect(payloads.length - inClear.length).toBeGreaterThanOrEqual(10);
    // The SDK's own note beside the result of a local activity.
    for (const note of inClear) {
      expect(Object.keys(JSON.parse(textOf(note)) as object).sort()).toEqual(NOTE);
    }
    expect(texts).toContain('Encoded failure');
    expect(readFileSync(process.env['TEST_TEMPORAL_LOG'] ?? '', 'utf8')).not.toContain(CANARY);
  }, 60_000);
});

const DULL = [
  /^(reintegrationPath|act|advance|core_local_activity|not-your-task|Error|Encoded failure|\d+)$/,
  /^(temporal-typescript|TypeScriptSDK|1\.24\.0|@temporalio\/worker@1\.24\.0\+[0-9a-f]{64})$/,
  /^((paths|client|worker)-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\/request)?$/,
  /^(client|worker)-[0-9a-f]{8}(-[0-9a-f]{32})?$/,
];

const NOTE = [
  'activity_id',
  'activity_type',
  'attempt',
  'backoff',
  'complete_time',
  'original_schedule_time',
  'seq',
];

function textOf({ data }: Payload): string {
  return Buffer.from(data ?? []).toString();
}

function encodingOf({ metadata }: Payload): string {
  return Buffer.from(metadata?.['encoding'] ?? []).toString();
}

/** All strings and all payloads anywhere in a message. */
function contentOf(value: unknown): { texts: string[]; payloads: Payload[] } {
  if (typeof value === 'string') return { texts: value === '' ? [] : [value], payloads: [] };
  if (typeof value !== 'object' || value === null) return { texts: [], payloads: [] };
  // Only payloads have both.
  if ('metadata' in value && 'data' in value) return { texts: [], payloads: [value as Payload] };
  const parts = Object.values(value).map(contentOf);
  return {
    texts: parts.flatMap(({ texts }) => texts),
    payloads: parts.flatMap(({ payloads }) => payloads),
  };
}
