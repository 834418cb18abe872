import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { nameKey } from '../../src/names/name-key.ts';
import { searchTokensOf, tokensOf, wholeTokensOf } from '../../src/names/tokens.ts';

/** Invented people. */
const finds = (asked: string, name: string) => {
  const own = tokensOf(name);
  return [...searchTokensOf(asked)].some((token) => own.has(token));
};

describe('somebody is found by her name', () => {
  it.each([
    ['her characters', '王小兰', '王小兰'],
    ['her given name alone', '小兰', '王小兰'],
    ['a full name, where only the given name was written down', '王小兰', '小兰'],
    ['pinyin, with blanks, capitals and tones', 'Wáng Xiǎolán', '王小兰'],
    ['pinyin in one word', 'wangxiaolan', '王小兰'],
    ['initials', 'wxl', '王小兰'],
    ['a reading that a surname has', 'shan xiaolan', '单小兰'],
    ['the other reading of the same characters', 'danxiaolan', '单小兰'],
    ['other characters of the same sound', '王晓岚', '王小兰'],
    ['ü typed as v', 'lv mei', '吕梅'],
    ['ü typed as u', 'lu mei', '吕梅'],
    ['ü typed as itself', 'lü mei', '吕梅'],
    ['full-width letters', 'ｍａ　ｈｌａ', 'Ma Hla'],
    ['one word of a name in Latin letters', 'hla', 'Ma Hla May'],
    ['another spelling from Burmese', 'Ma La Mei', 'Ma Hla Mei'],
    ['an apostrophe or none', 'Naw Mu', 'Naw’ Mu'],
    ['Vietnamese without its marks', 'Nguyen Thi Hoa', 'Nguyễn Thị Hoa'],
    ['her own script', 'မလှ', 'မလှ'],
  ])('by %s', (_, asked, name) => {
    expect(finds(asked, name)).toBe(true);
  });

  it.each([
    ['李小红', '王小兰'],
    ['lihong', '王小兰'],
    ['Aye Chan', 'Ma Hla May'],
    ['', '王小兰'],
    ['王', '王小兰'],
    ['…', '王小兰'],
  ])('and not by %s', (asked, name) => {
    expect(finds(asked, name)).toBe(false);
  });

  it('is the same as a whole only where the whole is the same', () => {
    const same = (a: string, b: string) =>
      [...wholeTokensOf(a)].some((token) => wholeTokensOf(b).has(token));

    expect(same('王小兰', 'Wang Xiaolan')).toBe(true);
    expect(same('小兰', '王小兰')).toBe(false);
    expect(same('兰', '兰')).toBe(false);
  });

  it('and a name of many readings makes no heap of tokens', () => {
    expect(tokensOf('单单单单单单单单').size).toBeLessThan(200);
  });

  it('while its tokens are others in each place, and shared by many names', () => {
    const key = nameKey(randomBytes(32));
    const tokens = Array.from({ length: 100_000 }, (_, i) => `h:${i}`);
    const marks = new Set(tokens.map((token) => key.mark('530102', token).toString('hex')));

    expect(key.mark('530102', 'h:王小兰')).toEqual(key.mark('530102', 'h:王小兰'));
    const elsewhere = tokens.filter((one) =>
      key.mark('530102', one).equals(key.mark('530103', one)),
    );
    expect(elsewhere.length).toBeLessThan(20);
    expect(marks.size).toBeLessThan(65_537);
    const other = nameKey(randomBytes(32));
    const sameByOther = tokens.filter((one) => key.mark('a', one).equals(other.mark('a', one)));
    expect(sameByOther.length).toBeLessThan(20);
  });
});
