import { polyphonic } from 'pinyin-pro';

/** Of a name with five characters of several readings each, more would be noise. */
const READINGS_MAX = 32;
const INITIALS_MAX = 4;

/**
 * Under what a name is found: its characters, its pinyin in every reading, its initials, the words and the sound of other
 * spellings. The letter before the colon keeps them apart.
 */
export function tokensOf(name: string): Set<string> {
  const { hanzi, words } = partsOf(name);
  return new Set([
    ...(hanzi.length > 0 ? tokensOfHanzi(hanzi) : []),
    ...(words.length > 0 ? tokensOfWords(words) : []),
  ]);
}

/** By what somebody looks for it: the same, but for initials, which only few letters are meant to be. */
export function searchTokensOf(name: string): Set<string> {
  const { hanzi, words } = partsOf(name);
  const isShort = words.length === 1 && words.every((word) => word.length <= INITIALS_MAX);
  const tokens = [...tokensOf(name)].filter((token) => !token.startsWith('i:'));
  const initials = hanzi.length === 0 && isShort ? [`i:${words.join('')}`] : [];
  return new Set([...tokens, ...initials]);
}

/** The name as a whole, for whether somebody is known elsewhere. */
export function wholeTokensOf(name: string): Set<string> {
  const { hanzi, words } = partsOf(name);
  const sounds = hanzi.length > 1 ? pinyinOf(hanzi).map((syllables) => syllables.join('')) : [];
  return new Set([
    ...(hanzi.length > 1 ? [`h:${hanzi.join('')}`] : []),
    ...[...sounds, ...(words.length > 0 ? [words.join('')] : [])].map((sound) => `p:${sound}`),
  ]);
}

/** Of a paper: letters and digits alone. */
export function numberToken(number: string): string {
  return `n:${plain(number).replace(/[^\p{L}\p{N}]/gu, '')}`;
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

function partsOf(name: string): { hanzi: string[]; words: string[] } {
  const text = plain(name);
  const hanzi = text.match(/\p{Script=Han}/gu) ?? [];
  const others = text.replace(/\p{Script=Han}/gu, ' ').normalize('NFD');
  const letters = others.replace(/[\u0300-\u036f'’·-]/g, '').match(/[\p{L}\p{M}]+/gu) ?? [];
  return { hanzi, words: letters.map(withoutV) };
}

/** ü is typed as v, as u, and as itself. */
const withoutV = (word: string) => word.replace(/([ln])v/g, '$1u');

function tokensOfHanzi(hanzi: readonly string[]): string[] {
  const pairs = hanzi.slice(1).map((character, i) => `${hanzi[i]}${character}`);
  const readings = pinyinOf(hanzi);
  const sounds = readings.flatMap((one) => {
    const couples = one.slice(1).map((syllable, i) => `${one[i]}${syllable}`);
    return [one.join(''), ...couples];
  });
  return [
    ...[hanzi.join(''), ...pairs].map((text) => `h:${text}`),
    ...sounds.map((sound) => `p:${sound}`),
    ...readings.map((one) => `s:${soundOf(one.join(''))}`),
    ...readings.map((one) => `i:${one.map((syllable) => syllable[0]).join('')}`),
  ];
}

function tokensOfWords(words: readonly string[]): string[] {
  const whole = words.join('');
  return [
    ...[whole, ...words].map((word) => `p:${word}`),
    ...[whole, ...words].map((word) => `s:${soundOf(word)}`),
    ...(words.length > 1 ? [`i:${words.map((word) => word[0]).join('')}`] : []),
  ];
}

/** Every way to read the characters: a surname such as 单 is read otherwise than the word. */
function pinyinOf(hanzi: readonly string[]): string[][] {
  const each = polyphonic(hanzi.join(''), { toneType: 'none', type: 'array' });
  return each.reduce<string[][]>(
    (ways, readings) => {
      const own = [...new Set(readings.map(syllable))];
      return ways.flatMap((way) => own.map((one) => [...way, one])).slice(0, READINGS_MAX);
    },
    [[]],
  );
}

const syllable = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');

/** How a name sounds to whoever writes it down: 张 as zang or jang, Hla as La, Thi as Ti, Daw as Dau. */
function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/([bcdgjklmnprstwz])h/g, '$1')
    .replace(/h(?=[bcdfgjklmnprstwz])|h$/g, '')
    .replace(/ng/g, 'n')
    .replace(/oo|ou/g, 'u')
    .replace(/ee|ie/g, 'i')
    .replace(/y/g, 'i')
    .replace(/[wv]/g, 'u')
    .replace(/[jz]/g, 'z')
    .replace(/(.)\1+/gu, '$1');
}
