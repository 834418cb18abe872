import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkIn } from '../../src/policy/command/check.ts';
import { Misused } from '../../src/policy/command/command.ts';
import { diff, diffOf } from '../../src/policy/command/diff.ts';
import { explain, explainClock, listOf } from '../../src/policy/command/explain.ts';
import { clocksOf } from '../../src/policy/clocks.ts';
import { packFolders, packName } from '../../src/policy/pack-folders.ts';
import { openPacks } from '../../src/policy/packs.ts';
import { readPack } from '../../src/policy/read-pack.ts';
import { sentences, withDraft, withEdited } from './broken-pack.ts';

const NAME = 'yunnan-2008@1.0.0';
const BUILT = 'dist/src/policy/command/main.js';
const SHANGHAI = 'Asia/Shanghai';
const pack = openPacks('policies').packs.find(({ rules }) => rules.id === 'yunnan-2008');
if (!pack) throw new Error('there is no pack');

/** The command as it was built; by the script that npm runs, where that is what is looked at. */
function policy(args: readonly string[], env: Record<string, string> = {}, program = BUILT) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout: stdout.trimEnd().split('\n'), stderr };
}

const checked = (file: string, edit: (content: string) => string | undefined) =>
  withEdited(file, edit, (folder) => checkIn(folder));

/** What the edits of the draft below come to, read and agreed to. */
const EXPECTED = `real -> draft

pack: 1 changed
  ~ version: 1.0.0 -> 1.1.0

departments: 1 added, 1 removed
  + scouts: confidence excerpt; source "provincial plan of the generation of 2008 to 2012"
  - youth-league: confidence excerpt; source "provincial plan of the generation of 2008 to 2012"

places: 1 changed
  ~ 530000 name.zh-CN: 云南省 -> 云南

steps: 1 changed
  ~ school results: [finished] -> [finished, left]

tasks: 1 added, 1 removed, 1 changed
  ~ school/find-seat outcomes: [seat, refused] -> [seat, refused, full]
  ~ school/find-seat outcomes.refused.requires: [reason] -> (none)
  ~ school/find-seat outcomes.full.usual: (none) -> false
  - school/settle-next-school: lead education; outcomes [goes-on, vocational, ends]; outcomes.goes-on.usual true; outcomes.vocational.usual false; outcomes.ends.usual false; form note; title school.settle-next-school.title
  + school/settle-school: lead education; outcomes [goes-on, vocational, ends]; outcomes.goes-on.usual true; outcomes.vocational.usual false; outcomes.ends.usual false; form note; title school.settle-next-school.title

clocks: 2 added, 2 removed, 2 changed
  ~ follow-up/schedule/visits stages.0.every.high.n: 7 -> 3
  ~ school/find-seat n: 10 -> 1
  ~ school/find-seat unit: cn_workday -> month
  ~ school/find-seat kind: default -> normative
  ~ school/find-seat article: default -> student-file-rules
  ~ school/find-seat confidence: default -> excerpt
  ~ school/find-seat pausable: true -> false
  - school/settle-next-school: n 1; unit school_term; kind default; article default; confidence default; onHoliday none; nature duty; side office; pausable true
  + school/settle-school: n 1; unit school_term; kind default; article default; confidence default; onHoliday none; nature duty; side office; pausable true
  + usual-resident/deadline/card-wait: n 6; unit month; kind statutory; article residence-permit-2; confidence verified; onHoliday none; nature duty; side office; pausable false
  - usual-resident/deadline/card-waiting: n 6; unit month; kind statutory; article residence-permit-2; confidence verified; onHoliday none; nature duty; side office; pausable false

ladders: 1 changed
  ~ lawful coordination.after.n: 3 -> 5

hold reasons: 1 removed
  - person-asks

facts: 1 added
  + tired: type boolean

rights: 2 added, 1 removed, 2 changed
  ~ record risk: [case-supervisor] -> [caseworker]
  + record tired: [clerk]
  ~ see school/find-seat care: [arrange] -> [talk]
  - see school/settle-next-school: age-band [arrange]
  + see school/settle-school: age-band [arrange]

forms: 1 changed
  ~ note properties.note.maxLength: 2000 -> 500

texts zh-CN: 1 added
  + fact.tired.title: 疲劳

texts en: 1 changed
  ~ school.find-seat.title: "Find a seat in a school" -> "Find a school"`;

describe('a jurist checks the packs', () => {
  it('and reads a line for each that is sound', () => {
    const { status, stdout, stderr } = policy(['check']);
    expect(stdout).toHaveLength(packFolders('policies').length);
    expect(stdout).toContainEqual(
      expect.stringMatching(
        /^ok yunnan-2008@1\.0\.0: \d+ steps, \d+ tasks, \d+ clocks, 19 departments, .*, released$/,
      ),
    );
    expect([status, stderr]).toEqual([0, '']);
  });

  it('and reads file, line and place of everything that is wrong with one', () => {
    const { status, stdout, stderr } = withEdited(
      'steps/school.yaml',
      (content) => content.replace('lead: education', 'lead: educaton'),
      (folder) => {
        const texts = join(folder, 'yunnan-2008/1.0.0/texts/en.yaml');
        appendFileSync(texts, "gone: 'Asked for by nothing'\n");
        return policy(['check', NAME], { POLICIES_DIR: folder });
      },
    );
    expect(stdout).toEqual([
      `not sound ${NAME}: 3 problems`,
      '  yunnan-2008/1.0.0/steps/school.yaml:7 /tasks/find-seat/lead: there is no department educaton',
      expect.stringMatching(/texts\/en\.yaml:\d+ \/gone: nothing asks for this text$/),
      '  yunnan-2008/1.0.0 /: was released, and has been changed since: copy it to the next version instead',
    ]);
    expect([status, stderr]).toEqual([1, '']);
  });

  it('and is told of a clock without its basis, and of a text that one language lacks', () => {
    const basis = 'kind: default, article: default, confidence: default';
    const { lines, code } = checked('steps/school.yaml', (content) =>
      content.replace(basis, 'kind: default, confidence: default'),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/steps\/school\.yaml:9 \/tasks\/find-seat\/due\/article: /),
    );
    expect(code).toBe(1);
    expect(sentences('texts/zh-CN.yaml', /^ {4}title: .*\n/m, '')).toContainEqual(
      expect.stringMatching(/^texts\/zh-CN\.yaml:\d+ \/intake\/receive\/title: .* is missing$/),
    );
  });

  it('and finds the line of a department, which stands in a list', () => {
    expect(sentences('departments.yaml', 'successor: hrss', 'successor: nobody')).toContain(
      'departments.yaml:17 /labour-social-security/successor: there is no department nobody',
    );
  });

  it('and sees a copy that still bears the version that it was copied from', () => {
    withEdited(
      'pack.yaml',
      (content) => `${content}# a copy\n`,
      (folder) => {
        const [from, to] = ['1.0.0', '1.1.0'].map((version) =>
          join(folder, 'yunnan-2008', version),
        );
        cpSync(from ?? '', to ?? '', { recursive: true });
        rmSync(from ?? '', { recursive: true });
        const lines = checkIn(folder).lines.filter(
          (line) => line.includes('yunnan-2008@') || line.includes('yunnan-2008/'),
        );
        expect(lines).toEqual([
          expect.stringMatching(
            /guizhou-2008\/.* \/extends: there is no pack yunnan-2008@1\.0\.0$/,
          ),
          'not sound yunnan-2008@1.0.0: 1 problem',
          '  yunnan-2008/1.0.0 /: was released, and is gone',
          'not sound yunnan-2008@1.1.0: 1 problem',
          '  yunnan-2008/1.1.0/pack.yaml:5 /version: says that it is yunnan-2008@1.0.0, which is not the name of its folder',
          expect.stringMatching(/yunnan-2026\/.* \/extends: there is no pack yunnan-2008@1\.0\.0$/),
        ]);
      },
    );
  });

  it.each([
    ['calendars/cn.yaml', 'id: cn\n', /^calendars\/cn\.yaml.* \/restDays: /],
    ['released.json', '[{}]', /^released\.json \/: is not a list of released packs/],
  ])('and is told what is wrong with %s, which belongs to every pack', (file, content, line) => {
    withEdited(
      'pack.yaml',
      (before) => `${before}\n`,
      (folder) => {
        writeFileSync(join(folder, file), content);
        const { lines, code } = checkIn(folder);
        expect(lines).toContainEqual(expect.stringMatching(line));
        expect(code).toBe(1);
      },
    );
  });
});

describe('a clerk asks what a clock comes to', () => {
  const explained = (id: string, from: string, timeZone = SHANGHAI) =>
    explainClock(pack, id, { from, timeZone }).lines;

  it('and sees every clock with its length, article and confidence', () => {
    const [title, counts, ...rows] = listOf(pack);
    const clocks = clocksOf(pack.rules);
    expect(title).toBe(`${NAME}  云南省2008年实施意见 · Yunnan implementing opinion of 2008`);
    expect(counts).toMatch(/^\d+ clocks: \d+ verified, \d+ excerpt, \d+ unverified, \d+ default$/);
    expect(rows).toHaveLength(clocks.length);
    expect(new Set(clocks.map(({ id }) => id)).size).toBe(clocks.length);
    expect(rows.map((row) => row.replace(/ {2,}/g, ' | '))).toContain(
      'residency/decide | 25个工作日 · 25 working days | 行政许可法第四十二条（共四十五个工作日，会签二十日在内） · Administrative Licensing Law, art. 42 (45 working days in all, 20 of them for the opinions) | verified',
    );
  });

  // Counted by hand: 22-24 and 28-30 September, 8-10 and 12-16, 19-23 and 26 October.
  it('of twenty working days over two holidays, in both languages', () => {
    const lines = explained('school/grant-school-aid', '2026-09-21');
    expect(lines).toContain('Ends: 2026-10-26 24:00 Asia/Shanghai (2026-10-26T16:00:00.000Z)');
    expect(lines).toContain('最后一日：2026-10-26');
    expect(lines).toContain('Provisional: no');
    const days = (pattern: RegExp) => lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);
    const skipped = [25, 26, 27].map((day) => `2026-09-${day}`);
    const october = ['01', '02', '03', '04', '05', '06', '07', '11', '17', '18', '24', '25'];
    const all = [...skipped, ...october.map((day) => `2026-10-${day}`)];
    expect(days(/^ {2}(\S+) is passed over: /)).toEqual(all);
    expect(days(/^ {2}(\S+)不计：/)).toEqual(all);
    expect(days(/^ {2}(\S+) counts: National Day$/)).toEqual(['2026-10-10']);
    expect(lines).toContain('  2026-09-25不计：中秋节');
  });

  it.each([
    [
      'usual-resident/issue-card',
      '2026-09-21',
      'Last day: 2026-10-08',
      /so it moves to 2026-10-08$/,
    ],
    ['school/open-student-file', '2026-01-31', 'Last day: 2026-02-28', /ends with its last, 2026/],
    ['school/grant-school-aid', '2026-12-21', 'Provisional: yes', /rest days of 2027 are not/],
  ])('of %s from %s: %s', (id, from, line, ground) => {
    const lines = explained(id, from);
    expect(lines).toContain(line);
    expect(lines).toContainEqual(expect.stringMatching(ground));
  });

  it('in hours, which end at their minute', () => {
    const lines = explained('follow-up/search-missing-person', '2026-09-30T16:30:00+08:00');
    expect(lines).toContain('Ends: 2026-10-01 16:30:00 Asia/Shanghai (2026-10-01T08:30:00.000Z)');
  });

  it('by the clock of the place: the same instant is another day elsewhere', () => {
    const last = (timeZone: string) =>
      explained('follow-up/agree-contact', '2026-09-21T17:00:00Z', timeZone).filter((line) =>
        line.startsWith('Last day'),
      );
    expect(last(SHANGHAI)).toEqual(['Last day: 2026-09-29']);
    expect(last('Asia/Urumqi')).toEqual(['Last day: 2026-09-28']);
  });

  it('of visits, by the risk as it may be', () => {
    const lines = explained('follow-up/schedule/visits', '2026-09-21');
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}risk = medium: 2026-09-21–2026-09-25, 2026-10-05–2026-10-09, /),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}risk = unknown: 2026-09-21/));
  });

  it('by the command, of a pack in a folder and for a place', () => {
    const { status, stdout } = policy(
      ['explain', 'policies/yunnan-2008/1.0.0', 'residency/deadline/reconsideration'].concat(
        '--from=2026-09-21',
        '--place=530102',
      ),
    );
    expect(stdout).toContain('Nature: a limitation');
    expect(stdout).toContain('Article: Administrative Reconsideration Law, art. 20');
    expect(stdout).toContain('Confidence: verified (read in the norm itself)');
    expect(stdout).toContain('Last day: 2026-11-20');
    expect(status).toBe(0);
  });

  it('from what is no moment, or in no place of the pack', () => {
    const ask = (...more: string[]) => explain.run([NAME, 'school/find-seat', ...more]);
    expect(() => ask('--from=2026-02-30')).toThrow(/^2026-02-30 is neither a day such as /);
    expect(() => ask('--from=2026-09-21T10:00')).toThrow(/ nor an instant with its offset /);
    expect(() => ask('--from=2026-09-21', '--place=440100')).toThrow(
      'There is no place 440100 in yunnan-2008@1.0.0.',
    );
    expect(() => explain.run([NAME, '--from=2026-09-21'])).toThrow(Misused);
  });

  it('that is not there, and reads which there are', () => {
    expect(() => explained('job/lunch', '2026-09-21')).toThrow(
      /^There is no clock job\/lunch in yunnan-2008@1\.0\.0; there is job\/[\w-]+(, job\/[\w/-]+)+\.$/,
    );
    expect(() => explained('cinema', '2026-09-21')).toThrow(/; there is closure\/.*, welfare\//);
  });
});

describe('a reviewer compares two versions', () => {
  const real = { word: 'real', ...readPack('policies/yunnan-2008/1.0.0') };
  const edits = [
    ['pack.yaml', 'version: 1.0.0', 'version: 1.1.0'],
    ['pack.yaml', 'n: 3, unit: cn_workday', 'n: 5, unit: cn_workday'],
    [
      'pack.yaml',
      '  risk: { type: code',
      '  tired: { type: boolean, recorders: [clerk] }\n  risk: { type: code',
    ],
    ['pack.yaml', 'recorders: [case-supervisor] }', 'recorders: [caseworker] }'],
    ['pack.yaml', 'person-asks, ', ''],
    ['departments.yaml', '- id: youth-league', '- id: scouts'],
    ['places.yaml', 'name: { zh-CN: 云南省, en: Yunnan }', 'name: { zh-CN: 云南, en: Yunnan }'],
    ['steps/school.yaml', 'results: [finished]', 'results: [finished, left]'],
    [
      'steps/school.yaml',
      'n: 10, unit: cn_workday, kind: default, article: default, confidence: default',
      'n: 1, unit: month, kind: normative, article: student-file-rules, confidence: excerpt',
    ],
    [
      'steps/school.yaml',
      '{ code: refused, requires: [reason] }',
      '{ code: refused }\n      - { code: full }',
    ],
    ['steps/school.yaml', '{ field: care, purpose: arrange }', '{ field: care, purpose: talk }'],
    ['steps/school.yaml', '  settle-next-school:', '  settle-school:'],
    ['steps/usual-resident.yaml', '  card-waiting:', '  card-wait:'],
    ['steps/follow-up.yaml', 'high: { n: 7, unit: day }', 'high: { n: 3, unit: day }'],
    ['forms/note.json', '"maxLength": 2000', '"maxLength": 500'],
    ['texts/en.yaml', 'Find a seat in a school', 'Find a school'],
    ['texts/zh-CN.yaml', /^fact:$/m, 'fact:\n  tired: { title: 疲劳 }'],
  ] as const;

  it('and reads each difference under its kind, what was and what is', () => {
    const { lines, code } = withDraft(edits, (folder) =>
      diffOf(real, { word: 'draft', ...readPack(folder) }),
    );
    expect(lines.join('\n')).toBe(EXPECTED);
    expect(code).toBe(1);
  });

  it('and what was added the one way is removed the other', () => {
    withDraft(edits, (folder) => {
      const draft = { word: 'draft', ...readPack(folder) };
      const count = (lines: readonly string[], sign: string) =>
        lines.filter((line) => line.startsWith(`  ${sign} `)).length;
      const [there, back] = [diffOf(real, draft).lines, diffOf(draft, real).lines];
      expect(count(there, '+')).toBe(count(back, '-'));
      expect(count(there, '-')).toBe(count(back, '+'));
      expect(count(there, '~')).toBe(count(back, '~'));
    });
  });

  it('and nothing where a default was written out, or a comment', () => {
    const words: (typeof edits)[number][] | [string, string, string][] = [
      ['steps/school.yaml', 'confidence: default }', 'confidence: default, pausable: true }'],
      ['steps/school.yaml', 'step: school', '# A comment.\nstep: school'],
    ];
    const { lines, code } = withDraft(words, (folder) =>
      diffOf(real, { word: 'draft', ...readPack(folder) }),
    );
    expect(lines).toEqual([
      'Both say the same. They are written differently: comments, spaces or order.',
    ]);
    expect(code).toBe(0);
    expect(diffOf(real, real).lines).toEqual(['Both say the same.']);
  });

  it('by the command of npm, with a path from where it was called', () => {
    const called = { INIT_CWD: resolve('policies/yunnan-2008') };
    const { status, stdout, stderr } = withDraft(
      [['pack.yaml', '2008-11-21', '2027-01-01']],
      (draft) => policy(['diff', '1.0.0', draft], called, 'scripts/policy.mjs'),
    );
    expect(stdout).toEqual([
      expect.stringMatching(/^1\.0\.0 -> .*draft$/),
      '',
      'pack: 1 changed',
      '  ~ effectiveFrom: 2008-11-21 -> 2027-01-01',
    ]);
    expect([status, stderr]).toEqual([1, '']);
  });

  it('and is told of a folder that holds none', () => {
    expect(() => diff.run([NAME, 'policies'])).toThrow(
      `There is no pack policies; there is ${packFolders('policies')
        .map((path) => packName('policies', path))
        .join(', ')}.`,
    );
    expect(() => diff.run([NAME])).toThrow(Misused);
  });
});

describe('one sentence beside the output, and 2, for', () => {
  let draft = '';
  beforeAll(() => {
    draft = mkdtempSync(join(tmpdir(), 'draft-'));
    writeFileSync(join(draft, 'pack.yaml'), 'id: draft\n');
  });
  afterAll(() => rmSync(draft, { recursive: true }));

  it.each<[string, () => string[], RegExp]>([
    ['no command', () => [], /^(usage: npm run policy -- .*\n){5}<pack> is .*\n$/],
    [
      'a pack that is not there',
      () => ['check', 'x@1'],
      /^There is no pack x@1; there is [a-z].*\n$/,
    ],
    [
      'a pack that cannot be read',
      () => ['diff', NAME, draft],
      /pack\.yaml.* \(and \d+ more\)\.\n$/,
    ],
    [
      'an option that is none',
      () => ['explain', NAME, '--to=x'],
      /^usage: .* explain .*\n<pack> is .*\n$/,
    ],
  ])('%s', (_, args, sentence) => {
    const { status, stdout, stderr } = policy(args());
    expect(stderr).toMatch(sentence);
    expect([status, stdout]).toEqual([2, ['']]);
  });
});
