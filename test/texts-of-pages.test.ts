import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { keysOf, readTexts } from './web/texts.ts';

const PLURAL = /_(one|other|zero|two|few|many)$/;
const namesOf = (language: 'en' | 'zh-CN') =>
  [...new Set(keysOf(readTexts(language)).map((key) => key.replace(PLURAL, '')))].sort();

describe('the texts of the pages', () => {
  it('are the same in both languages', () => {
    expect(namesOf('zh-CN')).toEqual(namesOf('en'));
  });

  it('are there for every one that a page asks for by its name', () => {
    const known = new Set(namesOf('en'));
    const asked = sources().flatMap((text) =>
      [...text.matchAll(/\bt\(\s*'([^'$]+)'/g)].map(([, key]) => key ?? ''),
    );

    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
  });

  it('say in Chinese nothing in Latin words alone', () => {
    const texts = JSON.stringify(readTexts('zh-CN'));
    const latin = [...texts.matchAll(/":"([^"]*)"/g)]
      .map(([, text]) => text ?? '')
      .filter(
        (text) => /[a-z]{3}/i.test(text.replace(/\{\{\w+\}\}/g, '')) && !/[一-鿿]/.test(text),
      );

    expect(latin).toEqual([]);
  });
});

function sources(): string[] {
  return readdirSync('web/src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join('web/src', file), 'utf8'));
}
