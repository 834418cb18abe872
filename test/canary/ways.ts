import { constants, gzipSync, inflateRawSync } from 'node:zlib';

interface Found {
  as: Encoding;
  around: string;
}

export const ENCODINGS = [
  'UTF-8',
  'JSON escapes',
  'base64',
  'URL',
  'UTF-16',
  'gzip',
  'hex',
] as const;
type Encoding = (typeof ENCODINGS)[number];

/** Where some bytes hold a text, in any of the ways in which programs write one. */
export function find(text: string, bytes: Buffer): Found[] {
  return [
    ...findPlainly(text, bytes),
    ...unpacked(bytes)
      .flatMap((inner) => findPlainly(text, inner))
      .map(({ around }): Found => ({ as: 'gzip', around })),
  ];
}

function findPlainly(text: string, bytes: Buffer): Found[] {
  const all = spellings(text).flatMap((one) => Object.entries(waysToWrite(one)));
  return all.flatMap(([as, written]) =>
    written.flatMap((needle) => {
      const at = bytes.indexOf(needle);
      if (at < 0) return [];
      const around = bytes.subarray(Math.max(0, at - 60), at + needle.length + 60);
      return [{ as: as as Encoding, around: around.toString('latin1') }]; // a key of `waysToWrite`
    }),
  );
}

/** Somebody's name may be kept in small letters, and a number without its blanks. */
function spellings(text: string): string[] {
  return [...new Set([text, text.toLowerCase(), text.replaceAll(' ', '')])];
}

/** Of a text, by encoding, all that it looks like; gzip is looked into. */
function waysToWrite(text: string): Record<Exclude<Encoding, 'gzip'>, Buffer[]> {
  const [bytes, utf16] = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  const base64 = [0, 1, 2].map((before) => base64After(before, text));
  const url = encodeURIComponent(text);
  return {
    'UTF-8': [bytes],
    'JSON escapes': bothCases(escaped(text), /\\u\w{4}/g),
    base64: texts([
      ...base64,
      ...base64.map((one) => one.replaceAll('+', '-').replaceAll('/', '_')),
    ]),
    URL: [...bothCases(url, /%\w\w/g), ...bothCases(url.replaceAll('%20', '+'), /%\w\w/g)],
    'UTF-16': [utf16, Buffer.from(utf16).swap16()],
    hex: texts([bytes.toString('hex'), bytes.toString('hex').toUpperCase()]),
  };
}

const texts = (all: readonly string[]) => [...new Set(all)].map((one) => Buffer.from(one));

const bothCases = (text: string, part: RegExp) =>
  texts([
    text.replaceAll(part, (one) => one.toLowerCase()),
    text.replaceAll(part, (one) => one.replace(/[\da-f]+$/i, (hex) => hex.toUpperCase())),
  ]);

function escaped(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]|["\\]/gu, (one) =>
    one.length === 1 && one < '\u0080'
      ? `\\${one}`
      : `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The same bytes look different behind one or two others: what stays of them, without the ends that are shared. */
function base64After(before: number, text: string): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
  const whole = Math.floor(bytes.length / 3) * 4;
  return bytes.toString('base64').slice(before === 0 ? 0 : 4, whole);
}

const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const UNPACKED_MAX = 64 * 1024 * 1024;

/** What is packed anywhere in some bytes. */
function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(MAGIC); at >= 0; at = bytes.indexOf(MAGIC, at + 1)) {
    const inner = unpack(bytes.subarray(at, at + UNPACKED_MAX));
    if (inner) found.push(inner);
  }
  return found;
}

/** Whatever follows it; where it is cut off, as far as it goes. */
function unpack(bytes: Buffer): Buffer | undefined {
  try {
    return inflateRawSync(bytes.subarray(headerOf(bytes)), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: UNPACKED_MAX,
    });
  } catch {
    return undefined;
  }
}

/** How long the header is: by its flags it names the file, tells more of it, or has a sum of its own. */
function headerOf(bytes: Buffer): number {
  const flags = bytes[3] ?? 0;
  let end = 10;
  if (flags & 4) end += 2 + bytes.readUInt16LE(end);
  for (const text of [8, 16]) if (flags & text) end = bytes.indexOf(0, end) + 1;
  return flags & 2 ? end + 2 : end;
}

/** A text in every way in which `find` sees it, with the name of its encoding, between other bytes. */
export function written(text: string): [Encoding, Buffer][] {
  const plain = Object.entries(waysToWrite(text)).flatMap(([as, all]) =>
    all.map((bytes): [Encoding, Buffer] => [as as Encoding, bytes]),
  );
  const shifted = ['', 'x', 'xx'].map((before): [Encoding, Buffer] => {
    const line = Buffer.from(`${before}${text} and more`).toString('base64');
    return ['base64', Buffer.from(line)];
  });
  return [...plain, ...shifted, ['gzip', gzipSync(`before ${text} after`)]];
}
