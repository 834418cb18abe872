import { ruleKeyOf } from '../../src/domain/path/keys.ts';
import { PRODUCT } from '../../src/domain/path/ledger.ts';
import { NOT_ASKED } from '../../src/domain/path/words.ts';
import { taskRule } from '../../src/domain/policy/task-rule.ts';
import { answersTo, everWas, isClosed, type Invariant, type Lived } from './invariant.ts';

const SEARCH = 'follow-up/search-missing-person';

/** 9: who left freely or is out of contact is not searched for; only the fear that somebody was taken starts that. */
export const onlyFearStartsTheSearch: Invariant = {
  name: '9 only who is feared taken is searched for',
  broken: (lived) => {
    const isFeared = everWas(lived, 'whereabouts', 'feared-taken');
    const wanted = lived.view.wanted.filter(({ key }) => ruleKeyOf(key) === SEARCH);
    const wasUndone = answersTo(lived, SEARCH).length > 0;
    if (!isFeared && !wasUndone && wanted.length > 0) {
      return ['the police search for somebody whom nobody fears taken'];
    }
    const { view, rules } = lived;
    const isLooked = rules.tasks[SEARCH] && view.results['follow-up'] === undefined;
    const isNow = view.fact('whereabouts') === 'feared-taken';
    const ended = isClosed(lived) || isDeclined(lived);
    return isLooked && isNow && !ended && wanted.length === 0 ? ['nobody searches for her'] : [];
  },
};

/** Follow-up has come to its end, but for the card that is left. */
function isDeclined({ view }: Lived): boolean {
  return view.wanted.some(({ key }) => ruleKeyOf(key) === 'follow-up/leave-contact-card');
}

/** 9: every answer has a human author; the product itself only writes that something was not asked. */
export const humansDecide: Invariant = {
  name: '9 a named human decides',
  broken: ({ ledger, rules }) =>
    ledger.flatMap((entry) => {
      const isProduct = entry.by.role === PRODUCT.role || entry.by.id === PRODUCT.id;
      if (!isProduct) return [];
      switch (entry.kind) {
        case 'told':
          return [];
        case 'outcome': {
          if (entry.outcome === NOT_ASKED) return [];
          return [`the product answered ${taskRule(rules, entry.key)?.title ?? entry.key}`];
        }
        case 'fact':
        case 'hold':
        case 'extension':
        case 'void':
        case 'desk':
        case 'pack':
          return [`the product itself wrote a ${entry.kind}`];
      }
    }),
};
