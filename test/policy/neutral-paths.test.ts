import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { TELLING } from './telling.ts';

const SEED = 20081121;
const PATHS = 300;

interface Found {
  paths: number;
  tasks: number;
  /** Texts that differ, of the language in which there are fewer. */
  counts: Record<string, number>;
  telling: { where: string; text: string }[];
}

describe(`every word that a clerk gets to read of ${PATHS} paths, under all packs`, () => {
  let found: Found;
  beforeAll(async () => {
    const args = ['dist/test/support/neutral-main.js', String(SEED), String(PATHS)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
    found = JSON.parse(stdout) as Found; // by our own program
  }, 120_000);

  it('are those of tasks and forms, particulars, notices, letters, and what others did', () => {
    console.info(JSON.stringify({ ...found, telling: found.telling.length }));
    expect(found.paths).toBe(PATHS);
    expect(found.tasks).toBeGreaterThan(PATHS * 10);
    expect(found.counts['task']).toBeGreaterThan(300);
    expect(found.counts['particulars']).toBeGreaterThan(20);
    expect(found.counts['notice']).toBeGreaterThan(10);
    expect(found.counts['letter']).toBeGreaterThan(10);
    expect(found.counts['handling']).toBeGreaterThan(20);
  });

  it('says in neither language that somebody was trafficked, rescued or sold', () => {
    expect(found.telling).toEqual([]);
  });

  it.each([
    ['zh-CN', '解救被拐人员'],
    ['zh-CN', '受害人登记'],
    ['en', 'Register the rescued person'],
    ['en', 'Interview of a victim'],
  ] as const)('and would not pass over it (%s: %s)', (language, text) => {
    expect(TELLING[language].test(text)).toBe(true);
  });
});
