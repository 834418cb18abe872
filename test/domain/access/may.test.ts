import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CONFLICT, may, reachOf, SEALED, type Target } from '../../../src/domain/access/may.ts';
import type { Action } from '../../../src/domain/access/rights.ts';
import type { Actor } from '../../../src/domain/path/ledger.ts';

/** county < prefecture < province, and a second county beside the first. */
const above: Record<string, string[]> = {
  county: ['county', 'prefecture', 'province'],
  sibling: ['sibling', 'prefecture', 'province'],
  prefecture: ['prefecture', 'province'],
  province: ['province'],
};
const roles = [
  'caseworker',
  'case-supervisor',
  'clerk',
  'department-head',
  'oversight-officer',
  'coordination-office',
  'administrator',
  'auditor',
  'duty-officer',
  'escort',
  'follow-up-worker',
  'representative',
  'statistician',
  'nobody',
  '__proto__',
  'constructor',
];
const actions: Action[] = [
  'path.start',
  'path.list',
  'path.read',
  'path.steer',
  'path.change-pack',
  'party.read',
  'party.name',
  'path.seal',
  'entry.void',
  'task.list',
  'task.read',
  'task.complete',
  'board.overdue',
  'clock.move',
];

const at = (place: string, department?: string): Target => ({
  place,
  ancestors: above[place] ?? [],
  ...(department === undefined ? {} : { department }),
});
const who = (role: string, place: string, department?: string): Actor => ({
  id: 'somebody',
  role,
  place,
  ...(department === undefined ? {} : { department }),
});

describe('who may do what', () => {
  it('lets a clerk complete the task of her own desk, and no other', () => {
    const clerk = who('clerk', 'county', 'education');

    expect(may(clerk, 'task.complete', at('county', 'education'))).toBe(true);
    expect(may(clerk, 'task.complete', at('county', 'police'))).toBe(false);
    expect(may(clerk, 'task.complete', at('sibling', 'education'))).toBe(false);
    expect(may(clerk, 'task.complete', at('prefecture', 'education'))).toBe(false);
  });

  it('lets casework read the paths of its own place and below, and no others', () => {
    const worker = who('caseworker', 'prefecture');

    expect(may(worker, 'path.read', at('prefecture'))).toBe(true);
    expect(may(worker, 'path.read', at('county'))).toBe(true);
    expect(may(worker, 'path.read', at('province'))).toBe(false);
    expect(may(who('caseworker', 'county'), 'path.read', at('sibling'))).toBe(false);
  });

  it('lets a caseworker answer for her own role, and not for a department', () => {
    const worker = who('caseworker', 'county');

    expect(may(worker, 'task.complete', at('county', 'caseworker'))).toBe(true);
    expect(may(worker, 'task.complete', at('county', 'police'))).toBe(false);
  });

  it('shows oversight and coordination what is overdue, and no path', () => {
    for (const role of ['oversight-officer', 'coordination-office']) {
      const watcher = who(role, 'province');

      expect(may(watcher, 'board.overdue', at('county'))).toBe(true);
      expect(may(watcher, 'path.read', at('county'))).toBe(false);
      expect(may(watcher, 'path.list', at('county'))).toBe(false);
    }
  });

  it('lets the administrator move the clock, and read no person', () => {
    const administrator = who('administrator', 'province');

    expect(may(administrator, 'clock.move', {})).toBe(true);
    for (const action of actions.filter((name) => name !== 'clock.move')) {
      expect(may(administrator, action, at('county'))).toBe(false);
    }
  });

  it('shows whoever is named for a path that path, and none of her place', () => {
    const representative = who('representative', 'county');

    expect(may(representative, 'path.read', { ...at('sibling'), relation: 'representative' })).toBe(
      true,
    );
    expect(may(representative, 'path.read', at('county'))).toBe(false);
    expect(may(representative, 'path.read', { ...at('county'), relation: 'escort' })).toBe(false);
    expect(may(representative, 'path.steer', { ...at('county'), relation: 'representative' })).toBe(
      false,
    );
  });

  it('gives nothing at all to whoever is in conflict, whatever her rights are', () => {
    for (const role of roles) {
      for (const action of actions) {
        const target = { ...at('county', role), relation: CONFLICT };
        expect(may(who(role, 'county'), action, target)).toBe(false);
      }
    }
  });

  it('leaves of a sealed file to an office its own desk, and to all others nothing', () => {
    const sealed = (target: Target) => ({ ...target, relation: SEALED });
    const clerk = who('clerk', 'county', 'education');
    const worker = who('caseworker', 'county');

    expect(may(clerk, 'task.complete', sealed(at('county', 'education')))).toBe(true);
    expect(may(clerk, 'task.complete', sealed(at('county', 'police')))).toBe(false);
    expect(may(worker, 'path.read', sealed(at('county')))).toBe(false);
    expect(may(worker, 'task.complete', sealed(at('county', 'caseworker')))).toBe(false);
    for (const role of ['oversight-officer', 'coordination-office', 'case-supervisor']) {
      expect(may(who(role, 'province'), 'task.read', sealed(at('county', 'police')))).toBe(false);
    }
  });

  it('gives nothing to a role that has no right, or that the table does not name', () => {
    for (const role of ['auditor', 'statistician', 'nobody', '__proto__', 'constructor']) {
      for (const action of actions) {
        expect(may(who(role, 'province', 'police'), action, at('county', 'police'))).toBe(false);
      }
    }
  });

  it('says no to a target that says too little, whoever asks', () => {
    const places = fc.constantFrom(...Object.keys(above));
    const anybody = fc.record({ role: fc.constantFrom(...roles), place: places });
    fc.assert(
      fc.property(anybody, fc.constantFrom(...actions), ({ role, place }, action) => {
        const isEverywhere = reachOf(who(role, place), action) === 'everywhere';

        expect(may(who(role, place), action, {})).toBe(isEverywhere);
      }),
    );
  });

  it('never reaches up or sideways, whatever role, action and place', () => {
    const places = fc.constantFrom(...Object.keys(above));
    const departments = fc.constantFrom('education', 'police', undefined);
    const asked = fc.tuple(fc.constantFrom(...roles), fc.constantFrom(...actions), places, places);
    fc.assert(
      fc.property(asked, departments, ([role, action, mine, theirs], department) => {
        const actor = who(role, mine, department);
        const isAllowed = may(actor, action, at(theirs, department ?? role));
        const isBelow = above[theirs]?.includes(mine) ?? false;

        if (isAllowed && reachOf(actor, action) !== 'everywhere') expect(isBelow).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
