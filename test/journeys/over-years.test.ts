import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ledgers } from '../system/ledgers.ts';
import { TestSystem } from '../support/test-system.ts';
import { golden, timelineOf, written, type Language } from './golden.ts';
import { FirstYear, openAtOnce } from './noise.ts';
import { stories as all } from './stories.ts';
import { Teller, type Told } from './teller.ts';

/** In the spring of the first year, while all of them act. */
const CUT_AT_TURN = 40;
const GIRL = 'girl-of-nine';
/** `npm run journeys` tells all of them, in two minutes; every day the shortest two. */
const SHORTEST = ['another-country', 'to-the-next-province'];
const isAll = process.env['JOURNEYS'] === 'all';
const stories = isAll ? all : all.filter(({ name }) => SHORTEST.includes(name));
/** So many acts there are at least in a story. */
const ACTS_MIN = 60;

/**
 * Told side by side under one clock, each until its own end. A timeline is compared with the one that was written down:
 * whoever changes a step or a pack sees here, in words, what that changes for people.
 */
describe('journeys over years', () => {
  let system: TestSystem;
  let ledgers: Ledgers;
  let year: FirstYear;
  let told: Told[];
  const texts = new Map<string, string>();
  const runsBefore = new Map<string, string>();
  let cuts = 0;

  beforeAll(async () => {
    system = await TestSystem.start();
    ledgers = await Ledgers.of(system);
    year = new FirstYear(system, ledgers);
    const girl = stories.find(({ name }) => name === GIRL);
    const teller = new Teller(system, {
      afterMove: (now) => year.tellAt(now),
      lookAlsoAt: (now) => year.nextShare(girl?.place ?? '', now),
      whileActing: (turn) => cut(turn),
      atEnd: (one) => keep(one),
    });
    told = await teller.tell(stories);
  }, 600_000);
  afterAll(async () => {
    await ledgers?.close();
    await system?.stop();
  });

  async function cut(turn: number): Promise<void> {
    if (turn !== CUT_AT_TURN) return;
    await system.restart('worker');
    cuts++;
  }

  async function keep(one: Told): Promise<void> {
    const { name, languages } = one.story;
    const [first] = await ledgers.history(one.id);
    const { continuedExecutionRunId } = first?.workflowExecutionStartedEventAttributes ?? {};
    runsBefore.set(name, continuedExecutionRunId ?? '');
    for (const language of languages) {
      const lines = await timelineOf(system, one, language);
      const packHash = await hashOf(one);
      texts.set(`${name}.${language}`, written(one, lines, { language, packHash }));
    }
  }

  async function hashOf({ id }: Told): Promise<string> {
    const [row] = await system.sql<{ hash: string }>(
      'select pack_hash as hash from path where id = $1',
      [id],
    );
    return row?.hash ?? '';
  }

  it('each goes on in new runs, and through a power cut of the worker', () => {
    expect(cuts).toBe(1);
    expect([...runsBefore.keys()].sort()).toEqual(stories.map(({ name }) => name).sort());
    expect([...runsBefore].filter(([, run]) => run === '')).toEqual([]);
  });

  const files = stories.flatMap(({ name, languages }) =>
    languages.map((language): [string, Language] => [name, language]),
  );
  it.each(files)('%s: what happens is what is written down (%s)', (name, language) => {
    const text = texts.get(`${name}.${language}`) ?? '';
    expect(text.split('\n').length).toBeGreaterThan(60);
    expect(text).toBe(golden(name, language, text));
  });

  it('everything was done by its day', () => {
    const acts = [...texts.values()].flatMap((text) => text.split('\n').slice(2, -1));
    expect(acts.length).toBeGreaterThan(ACTS_MIN * stories.length);
    expect(acts.filter((act) => act.split(' | ')[2] !== '')).toEqual([]);
  });

  // Of the girl's steps alone: test/steps/noise.test.ts, every day.
  const onlyWithAll = isAll ? it : () => undefined;
  onlyWithAll(
    'the first year of the girl asks at most sixty acts, four at once of an office, and speaks twice a week',
    async () => {
      const girl = told.find(({ story }) => story.name === GIRL);
      const asked = await year.asked(girl?.id ?? '');
      const open = openAtOnce(asked);
      const notices = await year.noticesPerWeek(girl?.story.place ?? '');
      console.info(
        [
          `the first year of the girl: ${asked.length} tasks told`,
          ...[...open].map(
            ([id, most]) =>
              `${id}: at most ${most} open at once, ${notices.get(id) ?? 0} notices in a week`,
          ),
        ].join('\n'),
      );

      expect(asked.length).toBeGreaterThan(40);
      expect(asked.length).toBeLessThanOrEqual(60);
      expect(open.size).toBeGreaterThanOrEqual(5);
      expect([...open].filter(([, most]) => most > 4)).toEqual([]);
      expect(notices.size).toBeGreaterThan(0);
      expect([...notices].filter(([, most]) => most > 2)).toEqual([]);
    },
  );
});
