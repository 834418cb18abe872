import { factOfConsent, purposeOfFact } from '../domain/consent/purpose.ts';
import { misfit } from './check-facts.ts';
import { NO_NORM } from './check-step.ts';
import type { PackSource } from './pack.ts';
import type { Problem } from './problem.ts';

type Say = (path: string, message: string) => void;

/** A consent that a step waits for is one that somebody can be asked for, and the other way round. */
export function checkConsents(source: PackSource): Problem[] {
  const problems: Problem[] = [];
  const say: Say = (path, message) => problems.push({ file: 'consents.yaml', path, message });
  checkPurposes(source, say);
  checkBands(source, say);
  checkConflict(source, say);
  for (const [path, basis] of basesOf(source)) {
    if ((basis.article === NO_NORM) !== (basis.confidence === 'default')) {
      say(path, 'is either our own proposal in article and confidence, or in neither');
    }
  }
  return problems;
}

function checkPurposes({ pack, consents, steps }: PackSource, say: Say): void {
  const names = [...steps.values()].map(({ step }) => step);
  const { asks, never } = consents;
  for (const step of [...never, ...(asks === undefined ? [] : [asks])]) {
    if (!names.includes(step)) say('', `there is no step ${step}`);
  }
  for (const fact of Object.keys(pack.facts)) {
    const purpose = purposeOfFact(fact);
    if (purpose !== undefined && !(purpose in consents.purposes)) {
      say('/purposes', `says nothing of fact ${fact}`);
    }
  }
  for (const [purpose, { gates }] of Object.entries(consents.purposes)) {
    const path = `/purposes/${purpose}`;
    const fact = factOfConsent(purpose);
    if (pack.facts[fact]?.type !== 'boolean') say(path, `there is no yes or no ${fact}`);
    for (const step of gates) {
      if (!names.includes(step)) say(`${path}/gates`, `there is no step ${step}`);
      if (consents.never.includes(step)) say(`${path}/gates`, `${step} waits for no consent`);
    }
  }
}

/** Somebody decides at every age, also where no age is known. */
function checkBands(source: PackSource, say: Say): void {
  const { bands } = source.consents;
  for (const [i, { when, gives, assent }] of bands.entries()) {
    const isLast = i === bands.length - 1;
    const message = when && misfit(source, when.fact, when.value);
    if (message) say(`/bands/${i}/when`, message);
    if (isLast && when) say(`/bands/${i}/when`, 'the last band asks nothing');
    if (!isLast && !when) say(`/bands/${i}`, 'only the last band asks nothing');
    if (assent && gives.includes('person')) {
      say(`/bands/${i}/assent`, 'whoever gives a consent does not assent to it as well');
    }
  }
}

function checkConflict(source: PackSource, say: Say): void {
  const { fact, value } = source.consents.conflict;
  const message = misfit(source, fact, value);
  if (message) say('/conflict', message);
}

function basesOf({ consents }: PackSource) {
  const { duty, conflict, bands, purposes } = consents;
  return [
    ['/duty', duty] as const,
    ['/conflict', conflict] as const,
    ...bands.flatMap((band, i) => [
      [`/bands/${i}`, band] as const,
      [`/bands/${i}/valid`, band.valid] as const,
    ]),
    ...Object.entries(purposes).map(([name, one]) => [`/purposes/${name}`, one] as const),
  ];
}
