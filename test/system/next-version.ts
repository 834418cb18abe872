import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReleased } from '../../src/policy/pack-folders.ts';
import { hashOf, readFolder } from '../../src/policy/read-files.ts';

const ID = 'yunnan-2008';
export const FIRST = { id: ID, version: '1.0.0' };
export const NEXT = { id: ID, version: '1.1.0' };

type Edit = readonly [file: string, from: string | RegExp, to: string];

/**
 * What another version says: an office has less time for one task and more for another, one changes hands, and of welfare
 * the look at the household is gone, while the needs are heard before all else.
 */
const EDITS: readonly Edit[] = [
  ['pack.yaml', 'version: 1.0.0', 'version: 1.1.0'],
  ['steps/intake.yaml', /(screen-safety:\n.*\n.*n: )24/, '$112'],
  ['steps/intake.yaml', /(receive:\n.*\n.*n: )2/, '$16'],
  ['steps/shelter.yaml', /(find-bed:\n {4}lead: )civil-affairs/, '$1hrss'],
  ['steps/welfare.yaml', /( {4}\[give-emergency-aid)/, '    hear-needs,\n$1'],
  ['steps/welfare.yaml', '    check-household,\n', ''],
  ['steps/welfare.yaml', '  check-household:', '  hear-needs:'],
  ['steps/welfare.yaml', 'welfare.check-household', 'welfare.hear-needs'],
  ...['en', 'zh-CN'].map((language): Edit => {
    return [`texts/${language}.yaml`, '  check-household:', '  hear-needs:'];
  }),
];

/** The policies of the product in a folder of their own, with the next version as a draft. */
export class Policies {
  readonly folder = mkdtempSync(join(tmpdir(), 'policies-'));
  readonly draft = join(this.folder, ID, NEXT.version);

  constructor() {
    cpSync('policies', this.folder, { recursive: true });
    cpSync(join(this.folder, ID, FIRST.version), this.draft, { recursive: true });
    for (const edit of EDITS) this.edit(...edit);
  }

  edit(file: string, from: string | RegExp, to: string): void {
    const path = join(this.draft, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`the edit of ${file} changed nothing: ${from}`);
    writeFileSync(path, after);
  }

  release(): void {
    const next = { ...NEXT, sha256: hashOf(readFolder(this.draft)) };
    const released = [...readReleased(this.folder), next];
    writeFileSync(join(this.folder, 'released.json'), JSON.stringify(released));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
