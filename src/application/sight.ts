import type { Language } from '../contract/field-errors.ts';
import {
  dataClasses,
  isAtLeast,
  levelOf,
  stricter,
  type DataClass,
  type Level,
} from '../domain/access/classes.ts';
import { GLASS } from '../domain/access/may.ts';
import type { Actor, Entry } from '../domain/path/ledger.ts';
import type { Classes } from '../policy/classes.ts';

/**
 * How much of a path, or of one of its tasks, whoever asks is shown: every view asks here and nowhere else. `isLead`: the
 * task lies on her own desk.
 */
export interface Sight {
  of(dataClass: DataClass): Level;
  ofTask(key: string): Level;
  /** By the name of a fact. */
  ofFact(name: string): Level;
  ofStep(step: string): Level;
  /** `of`: the entry that a void speaks of. */
  ofEntry(entry: Entry, of?: Entry): Level;
  /** Nothing is left out without a hint: then a page of the ledger is a page of what she sees. */
  isWhole: boolean;
}

export function sightOf(
  { classes }: { classes: Classes },
  { actor }: { actor: Actor },
  { isLead = false, relation = null }: { isLead?: boolean; relation?: string | null } = {},
): Sight {
  const isGlass = relation === GLASS;
  const of = (dataClass: DataClass) => levelOf(actor, dataClass, { isLead, isGlass });
  const ofTask = (key: string) => of(classes.ofTask(key));
  const ofFact = (name: string) => of(classes.ofFact(name));
  const ofEntry = (entry: Entry, about?: Entry): Level => {
    switch (entry.kind) {
      case 'outcome':
        return ofTask(entry.key);
      case 'fact':
        return ofFact(entry.name);
      case 'void':
        return about ? ofEntry(about) : 'absent';
      case 'hold':
      case 'extension':
        return entry.key === '*' ? of('care') : ofTask(entry.key);
      case 'told':
        if (entry.what !== 'rung') return ofTask(entry.key);
        return stricter(of('dealings'), ofTask(entry.key));
      case 'desk':
        return stricter(of('dealings'), ofTask(entry.key));
      case 'pack':
        return of('basic');
    }
  };
  return {
    of,
    ofTask,
    ofFact,
    ofStep: (step) => of(classes.ofStep(step)),
    ofEntry,
    isWhole: dataClasses.every((one) => of(one) !== 'absent'),
  };
}

/** Dates and a neutral title, or more. */
export const showsDates = (level: Level) => isAtLeast(level, 'dates');
/** What came of it, or more. */
export const showsResult = (level: Level) => isAtLeast(level, 'result');

/** Instead of words of which somebody may know only that they are there. */
export const WITHHELD: Record<Language, string> = { 'zh-CN': '不予显示', en: 'Withheld' };
