import { taskRule } from '../policy/task-rule.ts';
import type { Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import type { Change } from './change.ts';
import { lastOpening, type Desk, type Opening } from './desk.ts';
import { deskOf } from './desk-of.ts';
import type { Entry, ToldBody } from './ledger.ts';
import { placeOf } from './place-of.ts';
import { derived } from './reconcile.ts';
import type { View, Wanted } from './view.ts';

/** A path as it stands by its own rules: nothing is left to be told by them. */
export interface Stand {
  entries: readonly Entry[];
  desk: Desk;
  view: View;
  now: Instant;
}

/** Every difference between a path as it stands and as other rules see it, with what people are told of it. */
export function changesOf(
  rules: { from: Rules; to: Rules },
  stand: Stand,
  { view, told }: { view: View; told: readonly ToldBody[] },
): Change[] {
  return [
    ...told.flatMap((body) => toldChange(stand.desk, body) ?? []),
    ...keptDates(stand, view, told),
    ...otherDesks(rules, stand, view),
    ...newOrphans(stand, view),
  ];
}

function toldChange(desk: Desk, { what, key, dueAt, rung }: ToldBody): Change | undefined {
  switch (what) {
    case 'opened':
      return { what, key, ...(dueAt === undefined ? {} : { dueAt }) };
    case 'withdrawn':
      return { what, key };
    case 'moved': {
      const from = lastOpening(desk, key)?.dueAt;
      return {
        what,
        key,
        ...(from === undefined ? {} : { from }),
        ...(dueAt === undefined ? {} : { to: dueAt }),
      };
    }
    case 'rung':
      return { what, key, rung: rung ?? '' };
    // Of the person's own wish, never of the rules.
    case 'concealed':
      return undefined;
  }
}

/** Dates that the new rules would give otherwise, and that stay because they are kinder. */
function keptDates({ desk, view }: Stand, after: View, told: readonly ToldBody[]): Change[] {
  const earlier = new Map(view.wanted.map((wanted) => [wanted.key, wanted]));
  const moved = new Set(told.flatMap(({ what, key }) => (what === 'moved' ? [key] : [])));
  return after.wanted.flatMap((wanted): Change[] => {
    const { key } = wanted;
    const opening = lastOpening(desk, key);
    const before = earlier.get(key);
    if (!opening?.open || !before || moved.has(key)) return [];
    const { dueAt } = opening;
    const instead = derived(wanted, opening);
    if (instead === derived(before, opening)) return [];
    return [{ what: 'kept', key, ...dated({ dueAt, instead }) }];
  });
}

function dated(dates: { dueAt: Instant | undefined; instead: Instant | undefined }) {
  const { dueAt, instead } = dates;
  return {
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(instead === undefined ? {} : { instead }),
  };
}

/** Open before and after, and led by another department, or at another place. */
function otherDesks(rules: { from: Rules; to: Rules }, stand: Stand, after: View): Change[] {
  const { desk, entries, now } = stand;
  const place = placeOf(entries, now) ?? '';
  const deskBy = (by: Rules, { key }: Wanted) => {
    const rule = taskRule(by, key);
    return rule && deskOf(by, { key, rule }, { place, now });
  };
  return after.wanted.flatMap((wanted): Change[] => {
    const opening: Opening | undefined = lastOpening(desk, wanted.key);
    const [from, to] = [deskBy(rules.from, wanted), deskBy(rules.to, wanted)];
    if (!opening?.open || !from || !to) return [];
    if (from.department === to.department && from.place === to.place) return [];
    return [{ what: 'desk', key: wanted.key, from, to }];
  });
}

function newOrphans({ view }: Stand, { orphans }: View): Change[] {
  const known = view.orphans.map(({ key }) => key);
  return orphans.flatMap(({ key }): Change[] =>
    known.includes(key) ? [] : [{ what: 'orphan', key }],
  );
}
