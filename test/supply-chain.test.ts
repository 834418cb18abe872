import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import {
  licenceProblems,
  lockFile,
  lockProblems,
  manifest,
  type Bill,
} from '../scripts/lib/supply-chain.mjs';

const NAMED = { name: 'some', version: '1.0.0' };

function under(...expressions: string[]): Bill {
  return {
    components: [{ ...NAMED, licenses: expressions.map((expression) => ({ expression })) }],
  };
}

describe('what the product is built from', () => {
  it('is locked by its content, from no named place, and runs nothing while it is installed', () => {
    const lock = lockFile();
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
    expect(lockProblems(lock, manifest())).toEqual([]);
  });

  it('asks for nothing but to be named', () => {
    // The only list of what is installed that no file of ours could get wrong.
    const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
      maxBuffer: 64 * 1024 * 1024,
      encoding: 'utf8',
    });
    const bill = JSON.parse(text) as Bill; // of the format that was asked for
    expect(bill.components.length).toBeGreaterThan(100);
    expect(licenceProblems(bill)).toEqual([]);
  });
});

describe('whoever changes it is told', () => {
  it.each([
    ['MIT', 0],
    ['(MIT OR GPL-3.0)', 0],
    ['Apache-2.0 AND MIT', 0],
    ['AGPL-3.0', 1],
    ['GPL-3.0-only', 1],
    ['MIT AND GPL-3.0', 1],
    ['SEE LICENSE IN LICENSE.md', 1],
  ])('of a licence: %s', (expression, problems) => {
    expect(licenceProblems(under(expression))).toHaveLength(problems);
  });

  it('of what is for tools alone, elsewhere', () => {
    const licenses = [{ expression: 'MPL-2.0' }];
    const components = ['lightningcss-linux-x64-gnu', 'some'].map((name) => {
      return { ...NAMED, name, licenses };
    });
    expect(licenceProblems({ components })).toEqual(['some@1.0.0 is under MPL-2.0']);
  });

  it('of a package that names no licence', () => {
    expect(licenceProblems({ components: [NAMED] })).toEqual([
      'some@1.0.0 is under no licence that it names',
    ]);
  });

  it('of content that is not locked, a link, a place, and a script that may run', () => {
    const integrity = 'sha512-AAAA';
    const packages = {
      '': {},
      'node_modules/a': { integrity },
      'node_modules/b': {},
      'node_modules/c': { integrity: 'sha1-AAAA' },
      'node_modules/d': { link: true },
      'node_modules/e': { integrity, resolved: 'https://example.org/e.tgz' },
    };
    expect(lockProblems({ packages }, { allowScripts: { f: true, g: false } })).toEqual([
      'node_modules/b has no sha512 of its content',
      'node_modules/c has no sha512 of its content',
      'node_modules/d is a link to a folder',
      'node_modules/e names the place it was fetched from',
      'f may run a script while it is installed',
    ]);
  });
});
