import { deskOf } from '../../src/domain/path/desk-of.ts';
import { PRODUCT, type Actor } from '../../src/domain/path/ledger.ts';
import { placeOf } from '../../src/domain/path/place-of.ts';
import { taskRule } from '../../src/domain/policy/task-rule.ts';
import type { Invariant } from './invariant.ts';
import { nextTurn, toldOf } from './turns.ts';

/** 1: what happened is written down, whatever paper is missing. 9: and never by the product itself. */
export const deedsAreRecorded: Invariant = {
  name: '1 what happened is never refused',
  broken: (lived) => {
    const { open, done } = toldOf(lived);
    const place = placeOf(lived.ledger, lived.now);
    const task = open[lived.ledger.length % Math.max(1, open.length)];
    const rule = task && taskRule(lived.rules, task.key);
    if (done || !task || !rule || place === undefined) return [];
    const { outcomes } = rule;
    const outcome = outcomes[lived.ledger.length % outcomes.length]?.code ?? '';
    const desk = deskOf(lived.rules, { key: task.key, rule }, { place, now: lived.now });
    const lead: Actor = { id: 'example-lead', role: 'clerk', ...desk };
    const actOf = (id: string, by: Actor) => {
      const body = { kind: 'outcome', key: task.key, n: task.n, outcome } as const;
      return { id, by, happenedAt: lived.now, recordedAt: lived.now, body };
    };
    const turn = nextTurn(lived, [actOf('by-machine', PRODUCT), actOf('by-lead', lead)]);
    const refusal = turn.refused.find(({ id }) => id === 'by-lead');
    return [
      ...(refusal ? [`${task.key} was refused to who did it: ${refusal.code}`] : []),
      ...(turn.refused.some(({ id }) => id === 'by-machine') ? [] : [`${task.key} by a machine`]),
    ];
  },
};
