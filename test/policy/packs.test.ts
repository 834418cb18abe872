import { describe, expect, it } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { departmentAt, deskPlace } from '../../src/domain/policy/desk-place.ts';
import { checkReleased } from '../../src/policy/check-released.ts';
import { checkSteps } from '../../src/policy/check-steps.ts';
import { generatedFiles } from '../../src/policy/generated.ts';
import { openPacks, packFolders } from '../../src/policy/packs.ts';
import { problemText } from '../../src/policy/problem.ts';
import { readFolder } from '../../src/policy/read-files.ts';
import { stepsOf } from '../../workflows/steps/index.ts';
import { withEdited } from './broken-pack.ts';

const packs = openPacks('policies');

describe('the packs of this release', () => {
  it('can all be used', () => {
    expect(packs.problems).toEqual([]);
    expect(packs.all.map(({ id, version }) => `${id}@${version}`)).toContain('yunnan-2008@1.0.0');
  });

  it('say what they said when they were released', () => {
    expect(checkReleased('policies')).toEqual([]);
  });

  it.each(packs.all.map((rules) => [rules.id, rules]))('hold for the steps: %s', (_, rules) => {
    const pack = packs.pack(rules.hash);
    expect(pack && checkSteps(pack, stepsOf(rules)).map(problemText)).toEqual([]);
  });

  it('are what the generated types and the published schema follow from', async () => {
    const files = await generatedFiles(packs.all);
    expect(files.size).toBe(2);
    for (const [file, content] of files) expect(readFileSync(file, 'utf8')).toBe(content);
  });

  it('fit the published JSON Schema, each file under its own name', () => {
    const ajv = new Ajv2020.default({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(JSON.parse(readFileSync('policies/pack.schema.json', 'utf8')), 'pack');
    let seen = 0;
    for (const folder of packFolders('policies')) {
      for (const [file, content] of readFolder(folder)) {
        const kind = /pack\.schema\.json#\/\$defs\/(\w+)/.exec(content)?.[1];
        if (kind === undefined) continue;
        seen += 1;
        const validate = ajv.getSchema(`pack#/$defs/${kind}`);
        expect([file, validate?.(parse(content)), validate?.errors]).toEqual([file, true, null]);
      }
    }
    expect(seen).toBeGreaterThanOrEqual(13);
  });
});

describe('which pack', () => {
  it.each(['530000', '530100', '530102', '530102901', '530102901901'])(
    'is for the place %s',
    (place) => {
      expect(packs.forStart(place, '2026-03-01')?.id).toBe('yunnan-2008');
    },
  );

  it.each([
    ['530102', '2008-11-20'],
    ['440100', '2026-03-01'],
    ['constructor', '2026-03-01'],
  ])('is none for %s on %s', (place, date) => {
    expect(packs.forStart(place, date)).toBeUndefined();
  });

  it('lies under an unknown hash: none', () => {
    expect(packs.byHash('0'.repeat(64))).toBeUndefined();
  });

  it('was not released may be looked at, but starts nothing', () => {
    withEdited(
      'pack.yaml',
      (content) => `${content}# changed\n`,
      (folder, changed) => {
        expect(changed.all).toHaveLength(packs.all.length);
        expect(changed.forStart('530102', '2026-03-01')).toBeUndefined();
        expect(checkReleased(folder).map(problemText)).toEqual([
          'yunnan-2008/1.0.0 /: was released, and has been changed since: copy it to the next version instead',
        ]);
      },
    );
  });
});

describe('a pack and the steps that it switches on', () => {
  const said = (file: string, from: string | RegExp, to: string) =>
    withEdited(
      file,
      (content) => content.replace(from, to),
      (_, edited) => {
        expect(edited.problems).toEqual([]);
        const [rules] = edited.all;
        const pack = rules && edited.pack(rules.hash);
        return pack ? checkSteps(pack, stepsOf(pack.rules)).map(problemText) : [];
      },
    );

  it('differ where a step says a clock that the pack does not have', () => {
    const findings = said('steps/shelter.yaml', /^ {2}longer-stay:/m, '  longest-stay:');
    expect(findings).toEqual([]);
  });
});

describe('Yunnan in the pack', () => {
  const rules = packs.forStart('530102', '2026-03-01');
  const count = (level: string) =>
    Object.values(rules?.places ?? {}).filter((place) => place.level === level).length;

  it('has its sixteen prefectures and 129 counties', () => {
    expect([count('province'), count('prefecture'), count('county')]).toEqual([1, 16, 129]);
  });

  it('has a desk above every village', () => {
    expect(rules && deskPlace(rules, 'county', '530102901901')).toBe('530102');
    expect(rules && deskPlace(rules, 'prefecture', '530102901901')).toBe('530100');
  });

  it('knows who does the work of an office that is no more', () => {
    expect(rules && departmentAt(rules, 'population-family-planning', '2012-01-01')).toBe(
      'population-family-planning',
    );
    expect(rules && departmentAt(rules, 'population-family-planning', '2015-01-01')).toBe(
      'health-family-planning',
    );
    expect(rules && departmentAt(rules, 'population-family-planning', '2026-01-01')).toBe('health');
  });
});
