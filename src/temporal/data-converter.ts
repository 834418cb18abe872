import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { createPayloadCodec, type CodecOptions } from './payload-codec.ts';
import type { PayloadKeys } from './payload-keys.ts';

/** Of the compiled product. The workflow bundle is built with the same file. */
const FAILURE_CONVERTER = fileURLToPath(new URL('./failure-converter.cjs', import.meta.url));

/** One for all: whoever speaks to Temporal without it could neither read nor be read. */
export function createDataConverter(
  keys: PayloadKeys,
  { failureConverterPath = FAILURE_CONVERTER, ...options }: ConverterOptions = {},
): DataConverter {
  return { failureConverterPath, payloadCodecs: [createPayloadCodec(keys, options)] };
}

export interface ConverterOptions extends CodecOptions {
  failureConverterPath?: string;
}
