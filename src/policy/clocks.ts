import type { Confidence, DeadlineRule, Rules, Schedule } from '../domain/policy/rules.ts';

interface ClockHead {
  /** As people ask for it: `school/find-seat`, `usual-resident/deadline/card-waiting`. */
  id: string;
  step: string;
  /** Key of its name among the texts. */
  title: string;
  article: string;
  confidence: Confidence;
}

/** Everything in a pack that measures time by an article. */
export type Clock = ClockHead & ({ rule: DeadlineRule } | { plan: Schedule });

/** In the order of the pack: the tasks of a step, its other deadlines, its schedules. */
export function clocksOf({ tasks, steps }: Pick<Rules, 'tasks' | 'steps'>): Clock[] {
  return Object.values(steps).flatMap(({ step, deadlines, schedules }) => {
    const own = Object.values(tasks).filter((task) => task.step === step);
    return [
      ...own.flatMap(({ task, title, due }) =>
        due ? [{ ...head(due), id: `${step}/${task}`, step, title, rule: due }] : [],
      ),
      ...Object.entries(deadlines).map(([name, rule]) => {
        return { ...head(rule), ...named(step, 'deadline', name), rule };
      }),
      ...Object.entries(schedules).map(([name, plan]) => {
        return { ...head(plan), ...named(step, 'schedule', name), plan };
      }),
    ];
  });
}

/** How many of them we are how sure of. */
export function sureness(clocks: readonly Clock[]): string {
  const levels: Confidence[] = ['verified', 'excerpt', 'unverified', 'default'];
  const count = (level: Confidence) =>
    clocks.filter(({ confidence }) => confidence === level).length;
  return levels.map((level) => `${count(level)} ${level}`).join(', ');
}

function head({ article, confidence }: DeadlineRule | Schedule) {
  return { article, confidence };
}

function named(step: string, kind: 'deadline' | 'schedule', name: string) {
  return { id: `${step}/${kind}/${name}`, step, title: `${step}.${kind}.${name}` };
}
