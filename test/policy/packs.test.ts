import { describe, expect, it } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { takesValue } from '../../src/domain/path/fact-values.ts';
import { defineSteps } from '../../src/domain/path/words.ts';
import type { Rules } from '../../src/domain/policy/rules.ts';
import { departmentAt, deskPlace } from '../../src/domain/policy/desk-place.ts';
import { checkReleased } from '../../src/policy/check-released.ts';
import { checkSteps } from '../../src/policy/check-steps.ts';
import { generatedFiles } from '../../src/policy/generated.ts';
import { packFolders } from '../../src/policy/pack-folders.ts';
import { openPacks } from '../../src/policy/packs.ts';
import { problemText } from '../../src/policy/problem.ts';
import { readFolder } from '../../src/policy/read-files.ts';
import { stepsOf } from '../../workflows/steps/index.ts';
import { yunnan } from '../steps/check.ts';
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

  it.each(packs.all)('hold for the steps: $id', (rules) => {
    const pack = packs.pack(rules.hash);
    expect(pack && checkSteps(pack, stepsOf(rules)).map(problemText)).toEqual([]);
  });

  it('are what the generated types and the published schema follow from', async () => {
    const files = await generatedFiles(packs.packs);
    expect(files.size).toBe(5);
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
    ['530102', '2026-03-31', 'yunnan-2008'],
    ['530102', '2026-04-01', 'yunnan-2026'],
    ['520526', '2026-04-01', 'guizhou-2008'],
    ['BGS04', '2026-04-01', 'bulgaria-nrm'],
  ])('is for the place %s on %s that of its own province and day: %s', (place, date, id) => {
    expect(packs.forStart(place, date)?.id).toBe(id);
  });

  it('lets a person move to the places of every pack that has the same offices, and to no other', () => {
    const [from, to] = ['530102', 'BGS04'].map((place) => packs.forStart(place, '2026-04-01'));
    const takes = (rules: Rules | undefined, place: string) =>
      rules !== undefined && takesValue(rules, 'place', place);
    expect(['530102', '520526', 'BGS04'].map((place) => takes(from, place))).toEqual([
      true,
      true,
      false,
    ]);
    expect(['530102', 'SOF46'].map((place) => takes(to, place))).toEqual([false, true]);
  });

  it.each([
    ['530102', '2008-11-20'],
    ['SOF46', '2016-07-19'],
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
        const of = checkReleased(folder).map(problemText);
        expect(of).toContain(
          'yunnan-2008/1.0.0 /: was released, and has been changed since: copy it to the next version instead',
        );
        expect(of).toContain(
          'yunnan-2026/1.0.0 /: extends yunnan-2008@1.0.0, which is not what it was when this pack was released',
        );
      },
    );
  });
});

describe('a pack and the steps that it switches on', () => {
  const rules = yunnan();
  const pack = packs.pack(rules.hash);
  const shelter = rules.steps['shelter'];

  /** The same pack with another shelter, against the same steps. */
  const findings = (change: Partial<Rules>): string[] =>
    pack
      ? checkSteps({ ...pack, rules: { ...rules, ...change } }, stepsOf(rules)).map(problemText)
      : [];

  it('differ where a step says a clock that the pack does not have, and the other way about', () => {
    const { 'longer-stay': clock, ...deadlines } = shelter?.deadlines ?? {};
    const other = { ...deadlines, ...(clock ? { 'longest-stay': clock } : {}) };
    const changed = shelter ? { ...shelter, deadlines: other } : undefined;
    const steps = changed ? { ...rules.steps, shelter: changed } : {};
    expect(findings({ steps })).toEqual([
      'yunnan-2008/1.0.0/steps/shelter.yaml /deadlines: the step says longer-stay, which is not there',
      'yunnan-2008/1.0.0/steps/shelter.yaml /deadlines/longest-stay: no step ever asks for it',
    ]);
  });

  it('differ where a step says a task that the pack does not have', () => {
    const { 'shelter/give-way-back': _, ...tasks } = rules.tasks;
    expect(findings({ tasks })).toEqual([
      'yunnan-2008/1.0.0/steps/shelter.yaml /tasks: the step says give-way-back, which is not there',
    ]);
  });

  it('differ where there is neither a step nor a flow', () => {
    const steps = shelter ? { ...rules.steps, cinema: { ...shelter, step: 'cinema' } } : {};
    expect(findings({ steps })).toEqual([
      'yunnan-2008/1.0.0/steps/cinema.yaml /: there is neither a step of this name nor a flow',
    ]);
  });

  it('differ where a step waits for a consent that is not said to hold it up', () => {
    const { consents } = rules;
    const services = consents?.purposes['services'];
    if (!consents || !services) throw new Error('no consent to services');
    const purposes = {
      ...consents.purposes,
      services: { ...services, gates: ['training', 'job'] },
    };
    expect(findings({ consents: { ...consents, purposes } })).toEqual([
      'yunnan-2008/1.0.0/steps/year-at-work.yaml /: waits for consent.services, and is not among what that consent gates',
    ]);
    const never = [...consents.never, 'year-at-work'];
    expect(findings({ consents: { ...consents, never } })).toEqual([
      'yunnan-2008/1.0.0/steps/year-at-work.yaml /: waits for consent.services: it may wait for no consent',
    ]);
  });

  it('differ where nobody can read why a step does not apply', () => {
    const texts = { 'zh-CN': {}, en: pack?.texts.en ?? {} };
    const problems = pack ? checkSteps({ ...pack, texts }, stepsOf(rules)) : [];
    expect(problems.map(({ path }) => path)).toContain('/reason/may-work');
  });
});

describe('steps that wait for each other', () => {
  it('are refused when the list of steps is built, by name', () => {
    const step = (name: string, needs: string[]) => ({ name, needs, run: () => undefined });
    const circle = [step('shelter', ['school']), step('school', ['job']), step('job', ['shelter'])];
    expect(() => defineSteps(circle)).toThrow(
      'steps wait for each other: shelter -> school -> job -> shelter',
    );
  });
});

describe('Yunnan in the pack', () => {
  const rules = packs.forStart('530102', '2026-03-01');
  const { places = {} } = packs.pack(rules?.hash ?? '') ?? {};
  const count = (level: string) =>
    Object.values(places).filter((place) => place.level === level).length;

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
