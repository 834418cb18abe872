import type { FieldError, FieldErrorCode } from '../contract/field-errors.ts';
import { Refusal } from '../application/refusal.ts';
import { pointerOf } from './request-pipe.ts';

/** Deeper than any body that the product knows. */
const DEPTH_MAX = 32;
/** A caller mends a few faults at a time. */
const FAULTS_MAX = 50;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A body as JSON, stricter than JSON: a name said twice, a control character or half a character is a fault and not a
 * guess. Texts come out in NFC, so that what looks the same is the same, whatever keyboard wrote it.
 */
export function readJson(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  const value = parse(text);
  const errors = faultsOf(text);
  if (errors.length > 0) throw new Refusal('invalid-request', { errors });
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Refusal('invalid-request', { errors: [{ pointer: '', code: 'bad-text' }] });
  }
}

function parse(text: string): unknown {
  const isNormal = !text.includes(String.raw`\u`) && text.normalize('NFC') === text;
  try {
    return isNormal ? JSON.parse(text) : JSON.parse(text, normal);
  } catch {
    throw new Refusal('invalid-request', { errors: [{ pointer: '', code: 'not-json' }] });
  }
}

const normal = (_: string, value: unknown) =>
  typeof value === 'string' ? value.normalize('NFC') : value;

/** In valid JSON the rest is colons, numbers, literals and blanks. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;
const BAD_TEXT = /(?![\n\r\t])[\p{Cc}\p{Surrogate}]/u;

/** Where in the text we are: the names of an object so far, or the place in a list. */
interface Level {
  names: Set<string> | undefined;
  at: string | number;
  isNameNext: boolean;
}

/** One pass over the text, since a parsed value has forgotten what was said twice. */
function faultsOf(text: string): FieldError[] {
  const levels: Level[] = [];
  const faults: FieldError[] = [];
  const fault = (code: FieldErrorCode) =>
    faults.push({ pointer: pointerOf(levels.map(({ at }) => at)), code });
  for (const [token] of text.matchAll(TOKEN)) {
    if (faults.length >= FAULTS_MAX) break;
    const level = levels.at(-1);
    if (token === '{' || token === '[') {
      if (levels.length >= DEPTH_MAX) return [...faults, tooDeep(levels)];
      const isObject = token === '{';
      levels.push(isObject ? newObject() : { names: undefined, at: 0, isNameNext: false });
    } else if (token === '}' || token === ']') levels.pop();
    else if (token === ',') step(level);
    else {
      const word = wordOf(token);
      const isNew = level?.isNameNext ? name(level, word) : true;
      if (!isNew) fault('duplicate-field');
      if (level?.at === '__proto__') fault('unknown-field');
      if (BAD_TEXT.test(word)) fault('bad-text');
    }
  }
  return faults;
}

const newObject = (): Level => ({ names: new Set(), at: '', isNameNext: true });
const tooDeep = (levels: readonly Level[]): FieldError => ({
  pointer: pointerOf(levels.slice(0, 1).map(({ at }) => at)),
  code: 'too-deep',
});

function step(level: Level | undefined): void {
  if (!level) return;
  if (level.names) level.isNameNext = true;
  else level.at = Number(level.at) + 1;
}

/** Whether the name is new to its object. */
function name(level: Level, word: string): boolean {
  const isNew = !level.names?.has(word);
  level.names?.add(word);
  level.at = word;
  level.isNameNext = false;
  return isNew;
}

// The text was parsed before: its tokens are strings.
const wordOf = (token: string): string =>
  token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
