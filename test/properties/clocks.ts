import { clockDue } from '../../src/domain/path/clock-due.ts';
import { firstDayOf } from '../../src/domain/path/first-day.ts';
import type { Entry } from '../../src/domain/path/ledger.ts';
import { timeLines } from '../../src/domain/path/time-lines.ts';
import type { DeadlineRule } from '../../src/domain/policy/rules.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import { entryOf, withLedger, type Invariant, type Lived } from './invariant.ts';

interface Named {
  key: string;
  rule: DeadlineRule;
}

/** Clocks of the law that may pause, with the article that says so. */
export const PAUSABLE_BY_LAW: readonly string[] = ['civil-code-188', 'licensing-42'];

/** 5: nothing that is written down moves a preclusion; of several first days the earliest rules. */
export const preclusionRuns: Invariant = {
  name: '5 a preclusion is never paused',
  broken: (lived) => movedPreclusions(lived, clockDue),
};

/** By the clock of the product, or by another one that is to be shown wrong. */
export function movedPreclusions(lived: Lived, clock: typeof clockDue): string[] {
  const { ledger, rules, now } = lived;
  return clocks(lived)
    .filter(({ rule }) => rule.nature === 'preclusion')
    .flatMap(({ key, rule }) => {
      const end = endOf(lived, { key, rule }, clock);
      const held = { ...lived, ledger: [...ledger, ...stops(lived, key)] };
      const moved = endOf(held, { key, rule }, clock);
      const disputed = { ...lived, ledger: [...ledger, ...laterStart(lived, rule)] };
      const early = firstDayOf(timeLines(ledger, rules, now), rule);
      return [
        ...(moved === end ? [] : [`${key} was moved by a hold or an extension`]),
        ...(early === undefined || endOf(disputed, { key, rule }, clock) === end
          ? []
          : [`${key} counts from the later of two days`]),
      ];
    });
}

/** 6: a hold of an office stops no clock of the law that the article does not let pause. */
export const holdStopsNoLaw: Invariant = {
  name: '6 a hold stops no statutory clock',
  broken: (lived) => {
    const keys = lived.view.wanted.map(({ key }) => key);
    const holds = ['*', ...keys].map((key) => holdOf(lived, key));
    const held = withLedger(lived, [...lived.ledger, ...holds]).view;
    const after = new Map(held.wanted.map((wanted) => [wanted.key, wanted.dueAt]));
    const waits = new Set(held.waiting.map(markOf));
    return [
      ...lived.view.wanted.flatMap(({ key, rule, dueAt }) =>
        mayPause(rule) || after.get(key) === dueAt ? [] : [`${key} was stopped by a hold`],
      ),
      ...lived.view.waiting.flatMap((wait) => {
        const rule = lived.rules.steps[wait.step]?.deadlines[wait.rule ?? ''];
        return mayPause(rule) || waits.has(markOf(wait))
          ? []
          : [`${wait.rule} of ${wait.step} was stopped`];
      }),
    ];
  },
};

function markOf({ step, rule, fact, until }: Lived['view']['waiting'][number]): string {
  return `${step} ${rule} ${fact} ${until}`;
}

/** What the product itself proposes may pause; what the law says only where it says so as well. */
function mayPause(rule: DeadlineRule | undefined): boolean {
  if (!rule?.pausable) return rule === undefined;
  return rule.kind !== 'statutory' || PAUSABLE_BY_LAW.includes(rule.article);
}

const REMEDIES = ['reconsideration', 'court', 'untold'];

/** 8: what a person can do against a decision runs from the day on which it was served, never from the decision. */
export const decisionsCountFromService: Invariant = {
  name: '8 decisions count from service',
  broken: ({ view, lines, rules }) =>
    view.waiting.flatMap(({ step, rule = '', until }) => {
      const clock = rules.steps[step]?.deadlines[rule];
      if (step !== 'residency' || !clock || !REMEDIES.includes(rule)) return [];
      const services = [...lines.outcomes].filter(([key]) =>
        /\/serve-(decision|refusal)$/.test(key),
      );
      if (services.length === 0) return [`${rule} runs before anything was served`];
      const ends = services.map(
        ([key, [served]]) =>
          clockDue(lines, rules, {
            key: `${key.slice(0, key.lastIndexOf('/') + 1)}${rule}`,
            rule: clock,
            from: served?.happenedAt ?? lines.started,
            timeZone: rules.timeZone,
          }).dueAt,
      );
      return ends.some((end) => end !== undefined && until !== undefined && until >= end)
        ? []
        : [`${rule} ends before its time from the service`];
    }),
};

type Facts = Pick<Lived, 'ledger' | 'rules' | 'now'>;

function clocks({ rules }: Lived): Named[] {
  const waits = Object.values(rules.steps).flatMap(({ step, deadlines }) =>
    Object.entries(deadlines).map(([name, rule]) => ({ key: `${step}/${name}`, rule })),
  );
  const tasks = Object.entries(rules.tasks).flatMap(([key, { due }]) =>
    due ? [{ key, rule: due }] : [],
  );
  return [...waits, ...tasks];
}

function endOf({ ledger, rules, now }: Facts, named: Named, clock: typeof clockDue) {
  const lines = timeLines(ledger, rules, now);
  return clock(lines, rules, { ...named, from: lines.started, timeZone: rules.timeZone }).dueAt;
}

function stops(lived: Lived, key: string): Entry[] {
  return [
    holdOf(lived, '*'),
    holdOf(lived, key),
    entryOf(lived, { kind: 'extension', key, n: 30, unit: 'day', mode: 'approve' }),
  ];
}

function holdOf(lived: Lived, key: string): Entry {
  return entryOf(lived, { kind: 'hold', key, reason: 'example' });
}

/** Somebody says that it all began later than what is on record. */
function laterStart(lived: Lived, { from }: DeadlineRule): Entry[] {
  if (from === undefined) return [];
  const value = new Date((lived.now as Instant) + 86_400_000).toISOString().slice(0, 10);
  return [entryOf(lived, { kind: 'fact', name: from, value })];
}
