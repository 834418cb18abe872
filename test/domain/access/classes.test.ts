import { describe, expect, it } from '@jest/globals';
import { dataClasses, levelOf, stricter } from '../../../src/domain/access/classes.ts';
import { rights } from '../../../src/domain/access/rights.ts';
import { checkClasses } from '../../../src/policy/check-classes.ts';
import { readClasses } from '../../../src/policy/classes.ts';
import { openPacks } from '../../../src/policy/packs.ts';
import {
  classesWritten,
  rolesWritten,
  shownOf,
  shownToLead,
  tasksOfClasses,
} from '../../matrix/classes.ts';
import { withEdited } from '../../policy/broken-pack.ts';

const CLASSES = '../../classes.yaml';
const messages = (from: string | RegExp, to: string) =>
  withEdited(
    CLASSES,
    (content) => content.replace(from, to),
    (folder, { packs }) => checkClasses(folder, packs).map(({ message }) => message),
  );

describe('how much of which class somebody is shown', () => {
  it('is what the expectations say, for every role and every class', () => {
    const is = rolesWritten.map((role) => dataClasses.map((of) => [of, levelOf({ role }, of)]));
    const should = rolesWritten.map((role) => dataClasses.map((of) => [of, shownOf(role, of)]));

    expect(rolesWritten.sort()).toEqual(Object.keys(rights).sort());
    expect(classesWritten.filter((of) => !dataClasses.some((one) => one === of))).toEqual([]);
    expect(is).toEqual(should);
  });

  it('is all of her own task for whoever has to do it', () => {
    for (const of of dataClasses) {
      expect([of, levelOf({ role: 'clerk' }, of, { isLead: true })]).toEqual([of, shownToLead(of)]);
    }
  });

  it('is nothing for a role that nobody has thought about', () => {
    for (const role of ['nobody', 'constructor', '__proto__']) {
      expect(dataClasses.map((of) => levelOf({ role }, of))).not.toContain('all');
      expect(new Set(dataClasses.map((of) => levelOf({ role }, of)))).toEqual(new Set(['absent']));
    }
  });

  it('is the stricter of two where something is of both', () => {
    expect(stricter('all', 'dates')).toBe('dates');
    expect(stricter('absent', 'all')).toBe('absent');
  });
});

describe('the class of what a pack keeps of a person', () => {
  const classes = readClasses('policies');

  it('is said of every fact, task and field of every pack', () => {
    const { packs } = openPacks('policies');

    expect(packs.length).toBeGreaterThan(3);
    expect(checkClasses('policies', packs)).toEqual([]);
  });

  it.each([
    ['a fact', ', parents-ask-again', 'fact parents-ask-again has no class in classes.yaml'],
    [
      'a step',
      ', year-at-work]',
      'task year-at-work/check-first-year has no class in classes.yaml',
    ],
    ['a field', ', safetyPlan', 'field safetyPlan has no class in classes.yaml'],
  ])('of %s that nobody has classified is missed', (_, cut, message) => {
    expect(messages(cut, cut.endsWith(']') ? ']' : '')).toContain(message);
  });

  it('keeps an office from what is never for it, whatever a task says', () => {
    expect(
      messages(/classes: \[contact, health, care/, 'classes: [basic, contact, health, care'),
    ).toContain('task guardianship/hand-over discloses age-band, which is never for police');
    expect(classes.mayDisclose('police', 'care')).toBe(false);
    expect(classes.mayDisclose('education', 'care')).toBe(true);
  });

  it('is none where two are said', () => {
    expect(() => messages('contact: [contact,', 'contact: [contact, born,')).toThrow(
      'names born twice',
    );
  });

  it('of what no list names is the one that nobody reads', () => {
    expect(classes.ofFact('constructor')).toBe('unclassified');
    expect(classes.ofTask('nowhere/nothing')).toBe('unclassified');
    expect(classes.ofField('toString', 'intake/receive')).toBe('unclassified');
  });

  it('is as the examples of the matrix say, also in a round and as an undo', () => {
    const found = Object.entries(tasksOfClasses).map(([of, key]) => [of, classes.ofTask(key)]);

    expect(found.filter(([should, is]) => should !== is)).toEqual([]);
    expect(classes.ofTask('school/move.2/find-seat')).toBe('school-and-work');
    expect(classes.ofFact('consent.medical')).toBe('rights');
  });
});
