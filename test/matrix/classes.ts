import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../support/program.ts';

const LEVELS = ['all', 'result', 'dates', 'exists'] as const;
export type Shown = (typeof LEVELS)[number] | 'absent';
type ByLevel = Partial<Record<(typeof LEVELS)[number], string[]>>;

const text = readFileSync(join(root, 'test/matrix/classes.yaml'), 'utf8');
const written = parse(text) as { lead: ByLevel; roles: Record<string, ByLevel> }; // compared with the code's words by a test

/** What the expectations say that a role is shown of a class. */
export function shownOf(role: string, dataClass: string): Shown {
  return shownIn(written.roles[role] ?? {}, dataClass);
}

export const shownToLead = (dataClass: string): Shown => shownIn(written.lead, dataClass);

export const rolesWritten = Object.keys(written.roles);

export const classesWritten = [
  ...new Set(
    [written.lead, ...Object.values(written.roles)].flatMap((one) => Object.values(one).flat()),
  ),
];

function shownIn(byLevel: ByLevel, dataClass: string): Shown {
  return LEVELS.find((level) => byLevel[level]?.includes(dataClass)) ?? 'absent';
}

/** Of each class a task that is open on a path of which `known` is known. */
export const tasksOfClasses: Record<string, string> = {
  basic: 'intake/receive',
  location: 'shelter/find-bed',
  contact: 'follow-up/agree-contact',
  health: 'intake/check-health',
  care: 'guardianship/begin-temporary-care',
  safety: 'intake/assess-risk',
  money: 'welfare/give-emergency-aid',
  'school-and-work': 'school/find-seat',
  rights: 'residency/hear-wish',
  'law-enforcement': 'follow-up/search-missing-person',
  representative: 'reunion/assess-parents',
};
export const known = {
  born: '2015-03-01',
  guardian: false,
  'guardian-conflict': true,
  wish: 'stay',
  'wants-school': true,
  'parents-found': true,
  contact: true,
  whereabouts: 'feared-taken',
};
