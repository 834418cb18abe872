import { randomBytes, randomInt } from 'node:crypto';
import type { StringInput } from './string-inputs.ts';

/** What people write of somebody, a value for each that nothing else holds by chance. */
export const canaries = {
  'name in characters': characters(8),
  pinyin: syllables(7),
  alias: `阿${characters(7)}`,
  'ID number': `53${digits(15)}X`,
  phone: `+86 1${digits(13)}`,
  address: `${characters(6)}路 ${digits(12)} 号`,
  'free text': `她说 “${characters(6)}” ${randomBytes(6).toString('hex')}`,
  'reason text': `因 ${characters(6)} ${randomBytes(6).toString('hex')}`,
  'search term': `${characters(4)} ${syllables(5)}`,
} as const;

export type CanaryClass = keyof typeof canaries;

/** Nothing in the product takes a file. Where something does, its request is no JSON, and the hunt says so. */
export const WITHOUT_DOOR = ['file name', 'file content', 'EXIF'] as const;

/** Where one is planted on purpose, to be found. */
export const CONTROL = `对照 ${characters(6)} ${randomBytes(6).toString('hex')}`;

/** What no other text holds by chance, for ids, codes and keys: of what stands in clear on purpose. */
export const CODE = randomBytes(6).toString('hex');

const BY_POINTER: [RegExp, CanaryClass][] = [
  [/otherNames/, 'alias'],
  [/idNumber/, 'ID number'],
  [/phone|safeContact\/value|contact$/, 'phone'],
  [/address/, 'address'],
  [/person\/name$/, 'name in characters'],
  [/referrer\/name$/, 'pinyin'],
  [/reason|note$|matter|letter/, 'reason text'],
];

/** What is written at a place where people write what they like. */
export function classFor({ operation, at }: StringInput): CanaryClass {
  if (operation.includes('/persons/')) return 'search term';
  return BY_POINTER.find(([pattern]) => pattern.test(at))?.[1] ?? 'free text';
}

/** The canary for a place: of the form that is asked for there, as far as it can be. */
export function canaryFor(input: StringInput): string {
  const { schema } = input;
  if (isFreeText(input)) return canaries[classFor(input)];
  if (schema.format === 'uuid') return `00000000-0000-4000-8000-${CODE}`;
  if (schema.pattern === undefined) return `阿金 ${CODE}`;
  return new RegExp(schema.pattern, 'u').test(`阿金 ${CODE}`) ? `阿金 ${CODE}` : CODE;
}

/** Whether people write into it what they like; what a token of a system is called is nobody's particular. */
export const isFreeText = ({ schema, in: where, operation }: StringInput): boolean =>
  where === 'body' &&
  operation !== 'POST /api/tokens' &&
  schema.pattern !== undefined &&
  new RegExp(schema.pattern, 'u').test('阿 金');

function characters(n: number): string {
  const one = () => String.fromCodePoint(randomInt(0x4e_00, 0x9f_a0));
  return Array.from({ length: n }, one).join('');
}

function syllables(n: number): string {
  const [heads, tails] = ['bpmfdtnlgkhjqxrzcs', ['ao', 'iu', 'ang', 'eng', 'uo', 'ian']] as const;
  const one = () => `${heads[randomInt(heads.length)]}${tails[randomInt(tails.length)]}`;
  return Array.from({ length: n }, one).join(' ');
}

function digits(n: number): string {
  return Array.from({ length: n }, () => randomInt(10)).join('');
}
