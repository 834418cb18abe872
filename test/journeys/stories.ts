import type { Story } from './story.ts';

const yunnan = { timeZone: 'Asia/Shanghai', languages: ['en'] } as const;

/** All of them are invented, and so is whatever happens to them. */
export const stories: readonly Story[] = [
  {
    ...yunnan,
    name: 'girl-of-nine',
    title:
      'A girl of nine without parents: care, search, school, a guardian after a year, and eighteen',
    languages: ['zh-CN', 'en'],
    place: '530102',
    days: 9 * 365,
    facts: {
      born: '2022-11-20',
      sex: 'female',
      nationality: 'cn',
      language: 'zh',
      guardian: false,
    },
    later: [
      { on: 2, name: 'right.marriage', value: 'not-applicable' },
      { on: 2, name: 'right.labour', value: 'not-applicable' },
    ],
    answers: {
      'intake/assess-risk': { outcome: 'medium' },
      'training/offer-training': { outcome: 'not-now' },
      'guardianship/decide-long-term': { outcome: 'foster' },
    },
  },
  {
    ...yunnan,
    name: 'man-of-28',
    title: 'A man of 28 out of a compound across the border, who wants to stay',
    place: '533102',
    days: 800,
    facts: {
      born: '2003-06-14',
      sex: 'male',
      nationality: 'cn',
      language: 'zh',
      wish: 'undecided',
    },
    later: [
      { on: 30, name: 'wish', value: 'stay' },
      { on: 60, name: 'right.marriage', value: 'not-applicable' },
      { on: 10, since: 'usual-resident/register-residence', name: 'safe-bed', value: true },
    ],
    answers: {
      'intake/give-basis-opinion': { outcome: 'policy-extension' },
      'residency/check-papers': [{ outcome: 'supplement' }, {}],
      'training/find-course': [{ outcome: 'none' }, {}],
    },
  },
  {
    ...yunnan,
    name: 'woman-from-abroad',
    title: 'A woman from abroad: a marriage she did not choose, and a second application to stay',
    place: '530902',
    days: 430,
    facts: {
      born: '2005-09-02',
      sex: 'female',
      nationality: 'foreign',
      language: 'my',
      'needs-interpreter': true,
      'freed-on': '2032-02-27',
    },
    later: [
      { on: 14, name: 'wish', value: 'stay' },
      { on: 21, since: 'residency/serve-refusal', name: 'contests-decision', value: true },
      { on: 40, since: 'residency/explain-way-to-court', name: 'applies-again', value: true },
      { on: 10, since: 'usual-resident/register-residence', name: 'safe-bed', value: true },
    ],
    answers: {
      'intake/check-health': { outcome: 'in-treatment' },
      'residency/decide': [{ outcome: 'refused' }, {}],
      'limitation/ask-marriage': [
        { outcome: 'still-running' },
        { outcome: 'still-running' },
        { outcome: 'exercised' },
      ],
    },
  },
  {
    ...yunnan,
    name: 'to-the-next-province',
    title: 'A woman of 37 who moves from Yunnan to Guizhou',
    place: '530902',
    days: 400,
    facts: { born: '1995-03-01', sex: 'female', nationality: 'cn', language: 'zh' },
    later: [
      { on: 71, name: 'wish', value: 'elsewhere' },
      { on: 74, name: 'safe-bed', value: true },
      { on: 77, name: 'place', value: '520526' },
      { on: 77, name: 'moved', value: true },
    ],
    answers: {},
  },
  {
    name: 'another-country',
    title: 'A man in Sofia, under the mechanism of another country',
    languages: ['en'],
    timeZone: 'Europe/Sofia',
    place: 'SOF46',
    days: 560,
    facts: { born: '2004-05-17', nationality: 'european-union', language: 'ro' },
    later: [
      { on: 150, name: 'in-crisis', value: true },
      { on: 500, name: 'ready-to-close', value: true },
    ],
    answers: {},
  },
];
