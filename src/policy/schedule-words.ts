import type { Schedule, Window } from '../domain/policy/rules.ts';
import { lengthWords } from '../domain/time/length-words.ts';
import type { Language } from './schema.ts';

/** Distances by the schedule's fact, stage after stage. */
export function scheduleWords({ stages }: Schedule, language: Language): string {
  const words = stages.map((stage) => stageWords(stage, language));
  return words.join(language === 'en' ? '; ' : '；');
}

/** One stage of it. */
export function stageWords({ after, every }: Window, language: Language): string {
  const distances = Object.entries(every).map(([value, length]) => {
    return `${value}: ${lengthWords(length, language)}`;
  });
  const since = lengthWords(after, language);
  if (language === 'en') {
    return `${after.n === 0 ? 'at first' : `after ${since}`} every ${distances.join(', ')}`;
  }
  return `${after.n === 0 ? '起初' : `${since}后`}每隔 ${distances.join('，')}`;
}
