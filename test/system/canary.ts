import { randomBytes } from 'node:crypto';
import type { StringInput } from './string-inputs.ts';

/** What no other text holds by chance; it fits into a UUID, a code and a name. */
export const CORE = randomBytes(6).toString('hex');

/** The canary for a place: of the form that is asked for there, as far as it can be. */
export function canaryFor({ schema }: StringInput): string {
  const uuid = `00000000-0000-4000-8000-${CORE}`;
  const text = `阿金 ${CORE}`;
  if (schema.format === 'uuid') return uuid;
  if (schema.pattern === undefined) return text;
  return new RegExp(schema.pattern, 'u').test(text) ? text : CORE;
}

/** Whether people write into it what they like. */
export const isFreeText = ({ schema, in: where }: StringInput): boolean =>
  where === 'body' && schema.pattern !== undefined && new RegExp(schema.pattern, 'u').test('阿 金');

interface Found {
  as: string;
  around: string;
}

/** Where some bytes hold a text, in any of the ways in which programs write one. */
export function find(text: string, bytes: Buffer): Found[] {
  return Object.entries(waysToWrite(text)).flatMap(([as, written]) => {
    const at = bytes.indexOf(written);
    if (at < 0) return [];
    const around = bytes.subarray(Math.max(0, at - 60), at + written.length + 60);
    return [{ as, around: around.toString('latin1') }];
  });
}

function waysToWrite(text: string): Record<string, Buffer> {
  const utf16 = Buffer.from(text, 'utf16le');
  return {
    'UTF-8': Buffer.from(text),
    'UTF-16 LE': utf16,
    'UTF-16 BE': Buffer.from(utf16).swap16(),
    hex: Buffer.from(Buffer.from(text).toString('hex')),
    'base64, first': base64After(0, text),
    'base64, second': base64After(1, text),
    'base64, third': base64After(2, text),
  };
}

/** The same bytes look different behind one or two others: what stays of them, without the ends that are shared. */
function base64After(before: number, text: string): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
  const whole = Math.floor(bytes.length / 3) * 4;
  const shared = before === 0 ? 0 : 4;
  return Buffer.from(bytes.toString('base64').slice(shared, whole));
}
