import { describe, expect, it } from '@jest/globals';
import { check, seen, type Line } from './check.ts';

const step = 'closure';
const facts = { born: '2001-05-05' };

describe('a path', () => {
  it('does not end by itself', () =>
    check({ step, facts, on: 3000 }, { wanted: [], result: undefined }));

  it.each<[string, Record<string, boolean>, string, string]>([
    ['dies', { died: true }, 'record-death', 'died'],
    ['is the same as another', { duplicate: true }, 'copy-facts', 'duplicate'],
  ])('of a person who %s ends with one task', (_, fact, task, result) => {
    check({ step, facts, then: [[5, fact]] }, { wanted: [`proposal.1/${task}`] });
    check(
      {
        step,
        facts,
        then: [
          [5, fact],
          [6, `proposal.1/${task}`],
        ],
      },
      { wanted: [], result },
    );
    expect(
      seen({
        step,
        facts,
        then: [
          [5, fact],
          [6, `proposal.1/${task}`],
        ],
      }).done,
    ).toBe(true);
  });

  it.each<[string, Record<string, boolean>, string]>([
    ['death', { died: true }, 'record-death'],
    ['duplicate', { duplicate: true }, 'copy-facts'],
  ])('goes on where the report of a %s was a mistake', (_, fact, task) =>
    check(
      {
        step,
        facts,
        then: [
          [5, fact],
          [6, `proposal.1/${task}`, 'mistaken'],
        ],
        on: 50,
      },
      { wanted: [], result: undefined },
    ),
  );

  it('of an adult who wants no more ends after a talk, with the way back', () => {
    const asked: Line[] = [[5, { 'wants-to-end': true }]];
    check({ step, facts, then: asked }, { wanted: ['proposal.1/talk-at-exit'] });
    const talked: Line[] = [...asked, [8, 'proposal.1/talk-at-exit']];
    check({ step, facts, then: talked }, { wanted: ['proposal.1/give-contact-card'] });
    check(
      { step, facts, then: [...talked, [9, 'proposal.1/give-contact-card']] },
      { result: 'withdrew' },
    );
  });

  it('goes on where she thinks otherwise in that talk', () =>
    check(
      {
        step,
        facts,
        then: [
          [5, { 'wants-to-end': true }],
          [8, 'proposal.1/talk-at-exit', 'goes-on'],
        ],
        on: 60,
      },
      { wanted: [], result: undefined },
    ));

  it('of a child does not end by its wish alone', () =>
    check(
      { step, facts: { born: '2016-11-20' }, then: [[5, { 'wants-to-end': true }]], on: 60 },
      { wanted: [] },
    ));

  it('is handed over only to somebody who has accepted', () => {
    const accepted: Line[] = [[5, { 'accepted-elsewhere': true }]];
    check({ step, facts, then: accepted }, { wanted: ['proposal.1/hand-over-file'] });
    check(
      { step, facts, then: [...accepted, [8, 'proposal.1/hand-over-file', 'returned']], on: 60 },
      { wanted: [], result: undefined },
    );
    check(
      {
        step,
        facts,
        then: [...accepted, [8, 'proposal.1/hand-over-file'], [9, 'proposal.1/give-contact-card']],
      },
      { result: 'transferred' },
    );
  });

  it('of a missing person stays open for two years, and goes on when she is back', () => {
    const missing: Line[] = [[5, { whereabouts: 'feared-taken' }]];
    check({ step, facts, then: missing, on: 700 }, { wanted: [] });
    check(
      { step, facts, then: missing, on: 740 },
      { wanted: ['proposal.1/check-criteria', 'proposal.1/hear-person'] },
    );
    check(
      { step, facts, then: [...missing, [100, { whereabouts: 'here' }]], on: 800 },
      { wanted: [] },
    );
  });
});

describe('a path whose follow-up has ended', () => {
  const ended: Line[] = [
    [1, { 'declines-follow-up': true }],
    [2, '/follow-up/leave-contact-card'],
  ];
  const proposed: Line[] = [
    ...ended,
    [5, 'proposal.1/check-criteria'],
    [6, 'proposal.1/hear-person'],
  ];

  it('has its criteria checked and the person heard, side by side', () =>
    check(
      { step, facts, then: ended },
      { wanted: ['proposal.1/check-criteria', 'proposal.1/hear-person'] },
    ));

  it('is decided by a supervisor after both', () =>
    check({ step, facts, then: proposed }, { wanted: ['proposal.1/decide-closure'] }));

  it('that is not to end yet is proposed again after three months', () => {
    const notYet: Line[] = [...proposed, [8, 'proposal.1/decide-closure', 'not-yet']];
    check({ step, facts, then: notYet, on: 90 }, { wanted: [] });
    check(
      { step, facts, then: notYet, on: 110 },
      { wanted: ['proposal.2/check-criteria', 'proposal.2/hear-person'] },
    );
  });

  it.each(['closed', 'partly-completed'])('that is "%s" ends with card and copy', (outcome) => {
    const decided: Line[] = [...proposed, [8, 'proposal.1/decide-closure', outcome]];
    check({ step, facts, then: decided }, { wanted: ['proposal.1/give-contact-card'] });
    const over: Line[] = [...decided, [10, 'proposal.1/give-contact-card']];
    check({ step, facts, then: over }, { wanted: [], result: 'followed' });
    expect(seen({ step, facts, then: over }).done).toBe(true);
  });
});
