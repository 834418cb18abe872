import type { DeadlineRule, OutcomeRule, Rules, TaskRule } from '../../src/domain/policy/rules.ts';
import type { PlaceRow } from '../../src/db/entities/place.ts';
import { defineSteps } from '../../src/domain/path/words.ts';

/** A pack and steps just large enough for what the tables have to carry: parallel work, rounds, undoing, series. */
export const smallRules: Rules = {
  id: 'small',
  version: '1.0.0',
  hash: 'small-hash',
  timeZone: 'Asia/Shanghai',
  calendar: {
    id: 'none',
    restDays: [0, 6],
    restDayName: { 'zh-CN': '周末', en: 'weekend' },
    years: {},
  },
  calendarHash: 'no-calendar',
  tasks: tasksOf({
    'care/bed': { lead: 'old-care', outcomes: ['ready'] },
    'care/clothes': { lead: 'care', outcomes: ['given'], discloses: ['band', 'language'] },
    'care/give-opinion': { lead: '$opinion', outcomes: ['for', 'against'], level: 'prefecture' },
    'care/parents-found': { lead: 'police', outcomes: ['found'], due: undefined },
    'care/certificate': { lead: 'police', outcomes: ['issued'], undo: { issued: 'revoke' } },
    'care/revoke': { lead: 'police', outcomes: ['revoked'] },
    'care/find-seat': { lead: 'education', outcomes: ['seat', 'refused'], discloses: ['band'] },
    'visits/visit': { lead: 'care', outcomes: ['seen'] },
    'closing/close': { lead: 'case-supervisor', outcomes: ['closed'] },
  }),
  steps: {
    care: step('care', { search: { ...clock(1), unit: 'month' } }),
    visits: {
      ...step('visits', {}),
      schedules: {
        visits: {
          by: 'risk',
          stages: [
            {
              after: { n: 0, unit: 'day' },
              every: { high: { n: 7, unit: 'day' }, default: { n: 1, unit: 'month' } },
            },
          ],
          article: 'test',
          confidence: 'default',
        },
      },
    },
    closing: step('closing', {}),
  },
  facts: {
    place: { type: 'code', recorders: ['caseworker'] },
    born: { type: 'date', recorders: ['caseworker'] },
    language: { type: 'code', recorders: ['caseworker'] },
    risk: { type: 'code', codes: ['high', 'low'], recorders: ['caseworker'] },
    adult: { type: 'boolean', derived: { of: 'born', from: 18 }, recorders: ['caseworker'] },
    band: {
      type: 'code',
      derived: { of: 'born', bands: [{ code: 'child', below: 18 }, { code: 'adult' }] },
      recorders: [],
    },
  },
  holdReasons: ['example'],
  ladders: {
    short: [
      { rung: 'head', after: { n: 0, unit: 'day' }, to: { role: 'department-head' } },
      {
        rung: 'office',
        after: { n: 3, unit: 'cn_workday' },
        to: { role: 'coordination-office', level: 'county' },
      },
    ],
  },
  officeHours: { fromMinute: 510, toMinute: 1050 },
  answerWithin: { n: 3, unit: 'cn_workday' },
  departments: {
    'old-care': { id: 'old-care', validTo: '2026-02-28', successor: 'care' },
    care: { id: 'care' },
    police: { id: 'police' },
    education: { id: 'education' },
    'case-supervisor': { id: 'case-supervisor' },
  },
  places: {
    '530000': { id: '530000', level: 'province' },
    '530100': { id: '530100', parent: '530000', level: 'prefecture' },
    '533100': { id: '533100', parent: '530000', level: 'prefecture' },
    '530102': { id: '530102', parent: '530100', level: 'county' },
    '530103': { id: '530103', parent: '530100', level: 'county' },
    '533102': { id: '533102', parent: '533100', level: 'county' },
    '530102001': { id: '530102001', parent: '530102', level: 'township' },
  },
  closing: 'closing',
};

export const smallSteps = defineSteps([
  {
    name: 'care',
    needs: [],
    run(path) {
      path.task('bed');
      path.all(
        () => path.task('clothes'),
        () => path.each('opinion', ['police', 'education'], () => path.task('give-opinion')),
      );
      const end = path.first({
        parents: () => path.task('parents-found'),
        nobody: () => path.elapsed('search'),
      });
      if (end === 'nobody') path.task('certificate');
      path.rounds('seat', () => (path.task('find-seat') === 'seat' ? 'seat' : undefined));
    },
  },
  {
    name: 'visits',
    needs: [],
    run: (path) => path.series('visit', 'visits', () => path.until('adult', true)),
  },
  {
    name: 'closing',
    needs: ['care'],
    run(path) {
      path.result('care');
      path.task('close');
    },
  },
]);

export const smallPlaces: PlaceRow[] = Object.values(smallRules.places).map((place) => ({
  id: place.id,
  parent: place.parent ?? null,
  level: place.level,
  nameZh: place.id,
  nameEn: place.id,
  timeZone: place.timeZone ?? null,
  border: false,
}));

type Short = Pick<TaskRule, 'lead'> & {
  outcomes: string[];
  level?: TaskRule['level'];
  discloses?: string[];
  undo?: Record<string, string>;
  due?: undefined;
};

function tasksOf(short: Record<string, Short>): Record<string, TaskRule> {
  return Object.fromEntries(Object.entries(short).map(([key, task]) => [key, taskRule(key, task)]));
}

function taskRule(key: string, short: Short): TaskRule {
  const [step = '', task = ''] = key.split('/');
  return {
    step,
    task,
    lead: short.lead,
    level: short.level ?? 'county',
    cooperating: [],
    ...('due' in short ? {} : { due: clock(3) }),
    outcomes: short.outcomes.map(outcome),
    discloses: (short.discloses ?? []).map((field) => ({ field, purpose: 'test' })),
    undo: short.undo ?? {},
    void: { by: ['case-supervisor'], second: false },
    ladder: 'short',
    title: key,
  };
}

function outcome(code: string, i: number): OutcomeRule {
  return { code, usual: i === 0, sets: {}, requires: [] };
}

function clock(n: number): DeadlineRule {
  return {
    n,
    unit: 'cn_workday',
    onHoliday: 'roll',
    kind: 'default',
    nature: 'duty',
    side: 'office',
    article: 'test',
    confidence: 'default',
    pausable: false,
  };
}

function step(name: string, deadlines: Record<string, DeadlineRule>) {
  return { step: name, deadlines, schedules: {}, lists: {}, results: ['done'] };
}
