import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { cn } from './cn-calendar.ts';

/** The zones of hosts, each with its offset in December 2024 as the platform counts it. */
const HOSTS = [
  ['UTC', 0],
  ['Asia/Shanghai', -480],
  ['Europe/Sofia', -120],
  ['America/St_Johns', 210],
  ['Pacific/Kiritimati', -840],
  ['Australia/Lord_Howe', -660],
] as const;
const SCRIPT = 'test/domain/time/host-deadlines';
const folder = mkdtempSync(join(tmpdir(), 'host-zones-'));

function compile(name: string): void {
  const { code } = transformFileSync(`${name}.ts`, {
    swcrc: false,
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  });
  const target = join(folder, `${name}.mjs`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code.replaceAll(/(from ['"]\.[^'"]*)\.ts(?=['"])/g, '$1.mjs'));
}

function runUnder(zone: string): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, `${SCRIPT}.mjs`)], {
    input: JSON.stringify(cn),
    env: { TZ: zone },
    encoding: 'utf8',
  });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout);
}

beforeAll(() => {
  const names = readdirSync('src/domain/time').map((file) => file.replace(/\.ts$/, ''));
  for (const name of names) compile(`src/domain/time/${name}`);
  compile(SCRIPT);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the host', () => {
  it('does not matter: 10,000 deadlines are the same on hosts in six time zones', () => {
    const runs = HOSTS.map(([zone, hostOffset]) => ({ hostOffset, answer: runUnder(zone) }));
    const [first] = runs;
    expect(first?.answer).toEqual({
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      hostOffset: 0,
    });
    for (const { hostOffset, answer } of runs) {
      expect(answer).toEqual({ ...Object(first?.answer), hostOffset });
    }
  });
});
