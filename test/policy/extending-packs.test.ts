import { describe, expect, it } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { checkPacks } from '../../src/policy/check.ts';
import { packHash } from '../../src/policy/pack-chain.ts';
import { openPacks, type Packs } from '../../src/policy/packs.ts';
import { problemText } from '../../src/policy/problem.ts';

/** Files of invented packs, by their path below the policies. */
type Invented = Record<string, string>;

const BASE = 'yunnan-2008@1.0.0';
const meta = (id: string, more: string, from = '2026-04-01') =>
  `id: ${id}\nversion: 1.0.0\ntitle: { zh-CN: 示例, en: Example }\neffectiveFrom: '${from}'\n${more}`;
const next = (more = '') =>
  meta('next', `extends: ${BASE}\nsupersedes: yunnan-2026@1.0.0\n${more}`, '2027-01-01');

/** Have nothing to do with what is extended here. */
const OTHERS = ['bulgaria-nrm'];

/** The packs of the project with invented ones beside them, looked at together. */
const withPacks = <T>(files: Invented, look: (folder: string, packs: Packs) => T): T =>
  withFolder(files, (folder) => look(folder, openPacks(folder)));

function withFolder<T>(files: Invented, look: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  try {
    const filter = (path: string) => !OTHERS.includes(basename(path));
    cpSync('policies', folder, { recursive: true, filter });
    const released = JSON.parse(readFileSync('policies/released.json', 'utf8')) as { id: string }[];
    const kept = released.filter(({ id }) => !OTHERS.includes(id));
    writeFileSync(join(folder, 'released.json'), JSON.stringify(kept));
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), content);
    }
    return look(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const said = (files: Invented): string[] =>
  withFolder(files, (folder) =>
    checkPacks(folder).flatMap(({ problems }) => problems.map(problemText)),
  );

const find = (packs: Packs, id: string) => packs.packs.find(({ rules }) => rules.id === id);

describe('a pack that extends another one', () => {
  const school = 'step: school\ntasks:\n  find-seat:\n    lead: civil-affairs\n';

  it('says only what differs: of a task the fields that it names, of everything else nothing', () => {
    withPacks(
      { 'next/1.0.0/pack.yaml': next(), 'next/1.0.0/steps/school.yaml': school },
      (_, packs) => {
        const [own, base] = ['next', 'yunnan-2008'].map((id) => find(packs, id)?.rules);
        expect(packs.problems).toEqual([]);
        expect(own?.tasks['school/find-seat']).toEqual({
          ...base?.tasks['school/find-seat'],
          lead: 'civil-affairs',
        });
        expect(own?.tasks['school/open-student-file']).toEqual(
          base?.tasks['school/open-student-file'],
        );
        expect(own?.steps).toEqual(base?.steps);
      },
    );
  });

  it('names only the purposes of consent that differ, and other words under a new version', () => {
    const words = "asked: { text: { media: '示例文本，不影响您得到帮助。' } }\n";
    const pack = { 'next/1.0.0/pack.yaml': next(), 'next/1.0.0/texts/zh-CN.yaml': words };
    expect(said(pack)).toContainEqual(
      expect.stringMatching(
        /^next\/1\.0\.0\/consents\.yaml \/purposes\/media: says other words than yunnan-2008@1\.0\.0 under the same version/,
      ),
    );
    const media =
      'purposes:\n  media: { number: C13, version: 2, article: pipl-23, confidence: verified, default: "no" }\n';
    withPacks({ ...pack, 'next/1.0.0/consents.yaml': media }, (folder, packs) => {
      const own = find(packs, 'next')?.rules.consents;
      expect(own?.purposes['media']).toMatchObject({ version: 2, article: 'pipl-23' });
      expect(own?.purposes['services']?.version).toBe(1);
      const problems = checkPacks(folder).flatMap((one) => one.problems.map(problemText));
      expect(problems.filter((text) => text.includes('other words'))).toEqual([]);
    });
  });

  it('takes out what it names, and the texts that nobody asks for then', () => {
    const files = {
      'next/1.0.0/pack.yaml': next(
        "without:\n  steps: [welfare]\n  departments: [youth-league]\n  places: ['530100']\n",
      ),
    };
    withPacks(files, (_, packs) => {
      const own = find(packs, 'next');
      expect(packs.problems).toEqual([]);
      expect(own?.rules.steps['welfare']).toBeUndefined();
      expect(Object.keys(own?.places ?? {})).toContain('530300');
      expect(Object.keys(own?.places ?? {})).not.toContain('530102');
      expect(own?.texts.en['department.youth-league']).toBeUndefined();
      expect(own?.texts.en['welfare.title']).toBeUndefined();
      expect(own?.texts.en['school.title']).toBeDefined();
    });
  });

  it('replaces a step as a whole where it takes the old one out first', () => {
    const step = [
      'step: welfare',
      'flow: [give]',
      'results: [done]',
      'tasks:',
      '  give:',
      '    lead: civil-affairs',
      '    outcomes: [{ code: given, usual: true }]',
      '    title: welfare.give.title',
    ].join('\n');
    const texts = 'welfare:\n  give: { title: T, outcome: { given: G } }\n';
    const files = {
      'next/1.0.0/pack.yaml': next('without: { steps: [welfare] }\n'),
      'next/1.0.0/steps/welfare.yaml': step,
      'next/1.0.0/texts/en.yaml': texts,
      'next/1.0.0/texts/zh-CN.yaml': texts,
    };
    withPacks(files, (_, packs) => {
      const tasks = Object.keys(find(packs, 'next')?.rules.tasks ?? {});
      expect(packs.problems).toEqual([]);
      expect(tasks.filter((task) => task.startsWith('welfare/'))).toEqual(['welfare/give']);
    });
  });

  it('is another pack as soon as what it extends is', () => {
    withPacks({ 'next/1.0.0/pack.yaml': next() }, (folder) => {
      const own = join(folder, 'next', '1.0.0');
      const before = packHash(own);
      writeFileSync(join(folder, 'yunnan-2008/1.0.0/forms/more.json'), '{}');
      expect(packHash(own)).not.toBe(before);
    });
  });
});

/** What is written, and the sentence that is read for it. */
const refused: [string, Invented, RegExp][] = [
  [
    'a pack that is not there',
    { 'next/1.0.0/pack.yaml': meta('next', 'extends: nobody@1.0.0\n') },
    /^next\/1\.0\.0\/pack\.yaml:5 \/extends: there is no pack nobody@1\.0\.0$/,
  ],
  [
    'itself, by way of another one',
    {
      'next/1.0.0/pack.yaml': meta('next', 'extends: after@1.0.0\n'),
      'after/1.0.0/pack.yaml': meta('after', 'extends: next@1.0.0\n'),
    },
    /^next\/1\.0\.0\/pack\.yaml:5 \/extends: extends itself: next@1\.0\.0 -> after@1\.0\.0 -> next@1\.0\.0$/,
  ],
  [
    'a pack that has not been released',
    {
      'next/1.0.0/pack.yaml': next(),
      'after/1.0.0/pack.yaml': meta('after', 'extends: next@1.0.0\n', '2028-01-01'),
    },
    /^after\/1\.0\.0\/pack\.yaml:5 \/extends: next@1\.0\.0 has not been released$/,
  ],
  [
    'a pack that cannot be used',
    {
      'next/1.0.0/pack.yaml': next('closing: nothing\n'),
      'after/1.0.0/pack.yaml': meta('after', 'extends: next@1.0.0\n', '2028-01-01'),
    },
    /^after\/1\.0\.0\/pack\.yaml:5 \/extends: next@1\.0\.0 cannot be used$/,
  ],
];

describe('a pack is refused, with file, line and place, if it extends', () => {
  it.each(refused)('%s', (_, files, sentence) => {
    expect(said(files)).toContainEqual(expect.stringMatching(sentence));
  });
});

const slips: [string, Invented, RegExp][] = [
  [
    'takes out what is not there',
    { 'next/1.0.0/pack.yaml': next('without:\n  steps: [cinema]\n') },
    /^next\/1\.0\.0\/pack\.yaml:8 \/without\/steps\/0: there is no cinema to take out$/,
  ],
  [
    'takes out an office that others of its tasks need, named where it is needed',
    { 'next/1.0.0/pack.yaml': next('without: { departments: [justice] }\n') },
    /^yunnan-2008\/1\.0\.0\/steps\/intake\.yaml:\d+ \/tasks\/[\w-]+\/lead: there is no department justice \(as next@1\.0\.0 extends it\)$/,
  ],
  [
    'adds a task without the texts for it',
    {
      'next/1.0.0/pack.yaml': next(),
      'next/1.0.0/steps/school.yaml':
        'step: school\ntasks:\n  look:\n    lead: education\n    outcomes: [{ code: done, usual: true }]\n    title: school.look.title\n',
    },
    /^next\/1\.0\.0\/texts\/en\.yaml \/school\/look\/title: this text is missing$/,
  ],
  [
    'says what nobody asks for',
    { 'next/1.0.0/pack.yaml': next(), 'next/1.0.0/texts/en.yaml': "gone: 'Gone'\n" },
    /^next\/1\.0\.0\/texts\/en\.yaml:1 \/gone: nothing asks for this text$/,
  ],
  [
    'is for a place that is not there',
    { 'next/1.0.0/pack.yaml': next("territory: '999999'\n") },
    /^next\/1\.0\.0\/pack\.yaml:7 \/territory: there is no place 999999$/,
  ],
];

const follow = [
  'step: follow-up',
  'after: { closure: [withdrew] }',
  'flow: [call]',
  'results: [done]',
  'tasks:',
  '  call:',
  '    lead: caseworker',
  '    outcomes: [{ code: called, usual: true }]',
  '    title: follow-up.call.title',
].join('\n');
const followTexts =
  'follow-up: { call: { title: T, outcome: { called: C } }, result: { done: D } }\n';
slips.push([
  'lets a service wait for a step that waits for it',
  {
    'next/1.0.0/pack.yaml': next('without: { steps: [follow-up] }\n'),
    'next/1.0.0/steps/follow-up.yaml': follow,
    'next/1.0.0/texts/en.yaml': followTexts,
    'next/1.0.0/texts/zh-CN.yaml': followTexts,
  },
  /^next\/1\.0\.0\/steps\/follow-up\.yaml:2 \/after: steps wait for each other: closure -> follow-up -> closure$/,
]);

describe('a pack that extends another one is refused where it', () => {
  it.each(slips)('%s', (_, files, sentence) => {
    expect(said(files)).toContainEqual(expect.stringMatching(sentence));
  });
});

describe('packs follow each other in time', () => {
  const after = (from: string, more = `supersedes: ${BASE}\n`) => ({
    'yunnan-2026/1.0.0/pack.yaml': meta('yunnan-2026', `extends: ${BASE}\n${more}`, from),
  });
  const at = (line: number, path: string) => `yunnan-2026/1.0.0/pack.yaml:${line} ${path}: `;

  it('in the packs of this release', () => {
    expect(said({})).toEqual([]);
  });

  it.each([
    [
      'with no day between them',
      after('2026-05-01'),
      `${at(4, '/effectiveFrom')}from 2026-04-01 to 2026-04-30 no pack is in force for 530000`,
    ],
    [
      'with no day of both',
      after('2026-03-01'),
      `${at(4, '/effectiveFrom')}from 2026-03-01 to 2026-03-31 ${BASE} is in force too`,
    ],
    [
      'after a pack that is there',
      after('2026-04-01', 'supersedes: nobody@1.0.0\n'),
      `${at(6, '/supersedes')}there is no pack nobody@1.0.0`,
    ],
    [
      'after a pack of the same place',
      after('2026-04-01', 'supersedes: guizhou-2008@1.0.0\n'),
      `${at(6, '/supersedes')}guizhou-2008@1.0.0 is for 520000, and this pack for 530000`,
    ],
    [
      'and say so',
      after('2026-04-01', ''),
      `yunnan-2026/1.0.0/pack.yaml /: follows ${BASE} and does not say so: supersedes`,
    ],
    [
      'never in a circle',
      after('2026-04-01', 'supersedes: yunnan-2026@1.0.0\n'),
      `${at(6, '/supersedes')}supersedes itself: yunnan-2026@1.0.0 -> yunnan-2026@1.0.0`,
    ],
    [
      'and the one before has a last day',
      { 'next/1.0.0/pack.yaml': next() },
      'next/1.0.0/pack.yaml:4 /effectiveFrom: from 2027-01-01 on yunnan-2026@1.0.0, which has no last day, is in force too',
    ],
  ])('%s', (_, files, sentence) => {
    expect(said(files)).toContain(sentence);
  });
});
