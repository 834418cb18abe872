import { factOfConsent } from '../../src/domain/consent/purpose.ts';
import { openTasks } from '../../src/domain/path/desk.ts';
import { stepOf } from '../../src/domain/path/keys.ts';
import { placeOf } from '../../src/domain/path/place-of.ts';
import { taskRule } from '../../src/domain/policy/task-rule.ts';
import { rowsOf } from './disclosure.ts';
import { entryOf, isClosed, withLedger, worker, type Invariant, type Lived } from './invariant.ts';
import { nextTurn, toldOf } from './turns.ts';

/** 1, 7: a yes can be taken back on any day; that takes away what was shown by it, and nothing else. */
export const withdrawalCostsNothing: Invariant = {
  name: '1 taking a consent back costs no service',
  broken: (lived) => [
    ...shownWithout(lived, rowsOf(lived)),
    ...givenNow(lived).flatMap((purpose) => {
      const after = withoutConsent(lived, purpose);
      return [
        ...lost(lived, after, purpose),
        ...shownWithout(after, rowsOf(after)),
        ...untold(lived, purpose),
      ];
    }),
  ],
};

function givenNow({ rules, view }: Lived): string[] {
  const purposes = Object.keys(rules.consents?.purposes ?? {});
  return purposes.filter((purpose) => view.fact(factOfConsent(purpose)) === true);
}

function withoutConsent(lived: Lived, purpose: string): Lived {
  const no = entryOf(lived, { kind: 'fact', name: factOfConsent(purpose), value: false });
  return withLedger(lived, [...lived.ledger, no]);
}

/** Only what the pack names beside a purpose may wait for it: everything else is asked for as before, closing as well. */
function lost(before: Lived, after: Lived, purpose: string): string[] {
  const { consents } = before.rules;
  const mayWait = [...(consents?.purposes[purpose]?.gates ?? []), consents?.asks];
  const still = new Set(after.view.wanted.map(({ key }) => key));
  const gone = before.view.wanted.filter(({ key }) => !still.has(key));
  const names = gone.filter(({ step }) => !mayWait.includes(step)).map(({ key }) => key);
  const isBlocked = isClosed(before) && !isClosed(after);
  return [
    ...names.map((key) => `${key} is gone without the consent to ${purpose}`),
    ...(isBlocked ? [`the path is open again without the consent to ${purpose}`] : []),
  ];
}

type Row = { key: string; disclosed?: Record<string, unknown> };

/** A field in a row that no duty and no consent of today lets be shown. */
export function shownWithout({ rules, view }: Lived, rows: readonly Row[]): string[] {
  return rows.flatMap(({ key, disclosed = {} }) => {
    const listed = taskRule(rules, key)?.discloses ?? [];
    const isLawful = (name: string) =>
      listed.some(
        ({ field, consent }) =>
          field === name && (consent === undefined || view.fact(factOfConsent(consent)) === true),
      );
    return Object.keys(disclosed)
      .filter((field) => !isLawful(field))
      .map((field) => `${key} shows ${field} without a consent`);
  });
}

/** The no is taken as it comes, and every desk that sees something by the yes hears of it. */
function untold(lived: Lived, purpose: string): string[] {
  const { done, desk } = toldOf(lived);
  if (done || placeOf(lived.ledger, lived.now) === undefined) return [];
  const { now } = lived;
  const consent = { what: 'withdrawn' as const, by: ['person'] };
  const name = factOfConsent(purpose);
  const body = { kind: 'fact' as const, name, value: false, consent };
  const act = { id: 'taken-back', by: worker, happenedAt: now, recordedAt: now, body };
  const { refused, appended } = nextTurn(lived, [act]);
  const told = new Set(
    appended.flatMap((one) => (one.kind === 'told' && one.what === 'concealed' ? [one.key] : [])),
  );
  const showing = openTasks(desk).filter(({ key }) =>
    taskRule(lived.rules, key)?.discloses.some((one) => one.consent === purpose),
  );
  return [
    ...refused.map(({ code }) => `to take back ${purpose} was refused: ${code}`),
    ...showing.flatMap(({ key }) =>
      told.has(key) ? [] : [`${key} of ${stepOf(key)} was not told that ${purpose} was taken back`],
    ),
  ];
}
