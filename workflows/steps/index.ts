import { defineSteps, type StepDefinition, type Steps } from '../../src/domain/path/words.ts';
import type { Rules } from '../../src/domain/policy/rules.ts';
import { closure } from './closure.ts';
import { consent } from './consent.ts';
import { followUp } from './follow-up.ts';
import { guardianship } from './guardianship.ts';
import { intake } from './intake.ts';
import { job } from './job.ts';
import { leavingCare } from './leaving-care.ts';
import { limitation } from './limitation.ts';
import { linear } from './linear.ts';
import { placementReview } from './placement-review.ts';
import { residency } from './residency.ts';
import { reunion } from './reunion.ts';
import { school } from './school.ts';
import { shelter } from './shelter.ts';
import { training } from './training.ts';
import { usualResident } from './usual-resident.ts';
import { yearAtWork } from './year-at-work.ts';

/** Alphabetically. */
export const steps: readonly StepDefinition[] = [
  closure,
  consent,
  followUp,
  guardianship,
  intake,
  job,
  leavingCare,
  limitation,
  placementReview,
  residency,
  reunion,
  school,
  shelter,
  training,
  usualResident,
  yearAtWork,
];

const byRules = new WeakMap<Rules, Steps>();

/** The steps that a pack switches on: those with a file here, and its linear services. */
export function stepsOf(rules: Rules): Steps {
  const known = byRules.get(rules);
  if (known) return known;
  const own = steps.filter(({ name }) => rules.steps[name]);
  const services = Object.values(rules.steps).filter((step) => step.flow !== undefined);
  const all = defineSteps([...own, ...services.map(linear)]);
  byRules.set(rules, all);
  return all;
}
