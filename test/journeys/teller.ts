import { completionWith } from '../support/fill-form.ts';
import type { TestSystem } from '../support/test-system.ts';
import { deskOf, patiently, type PathBody } from '../api/people.ts';
import {
  BEGIN,
  beforeWeekend,
  DAY,
  firstTenAfter,
  HOUR,
  tenOn,
  type Answer,
  type Fact,
  type Story,
} from './story.ts';

type OpenTask = PathBody['open'][number] & { openedAt: string };

/** A story that is being told, as far as it has come. */
export interface Told {
  story: Story;
  id: string;
  /** Whose caseworker may read the path. */
  place: string;
  /** How often each task was answered. */
  answered: Map<string, number>;
  doneAt: Map<string, number>;
  facts: Fact[];
  /** When something of it has to be looked at again; never after its end. */
  next: number;
}

/** What happens around the stories. */
export interface Around {
  /** The clock has come to another moment. */
  afterMove(now: number): Promise<void>;
  /** When the clock has to stop besides. */
  lookAlsoAt(now: number): Promise<number>;
  /** While everybody acts, so that a power cut falls into it. */
  whileActing(turn: number): Promise<void>;
  /** A story has come to its end, and its path is as the story leaves it. */
  atEnd(one: Told): Promise<void>;
}

/**
 * Tells stories side by side under one clock, through the HTTP API alone: each task is answered by its own desk, as
 * usual and on its last day, or as the story says. Moments are whole hours from the beginning, so that what happens is
 * the same on whatever day, and at whatever minute, the test runs.
 */
export class Teller {
  now = BEGIN;
  told: Told[] = [];

  constructor(
    private readonly system: TestSystem,
    private readonly around: Around,
  ) {}

  async tell(stories: readonly Story[]): Promise<Told[]> {
    await this.goToBegin();
    this.told = await Promise.all(stories.map((story) => this.begin(story)));
    for (let turn = 0; this.untold().length > 0; turn++) {
      const acting = this.untold().map((one) => this.act(one));
      await Promise.all([...acting, this.around.whileActing(turn)]);
      await this.moveTo(await this.next());
    }
    return this.told;
  }

  private untold(): Told[] {
    return this.told.filter((one) => one.next < Infinity);
  }

  /** No path is open yet, so the years until the stories begin pass at once. */
  private async goToBegin(): Promise<void> {
    const { body } = await this.system.as('administrator').get<{ now: string }>('/clock');
    const hours = Math.ceil((BEGIN - Date.parse(body.now)) / HOUR);
    if (hours <= 0)
      throw new Error('the stories begin in the past: choose a later Monday for them');
    await this.system.clock(durationOf(hours));
  }

  private async moveTo(moment: number): Promise<void> {
    if (this.untold().length === 0) return;
    if (moment > this.now) await this.system.clock(durationOf((moment - this.now) / HOUR));
    this.now = moment;
    await this.around.afterMove(moment);
  }

  private async begin(story: Story): Promise<Told> {
    const { place, facts } = story;
    const worker = this.system.as('caseworker', place);
    const { status, body } = await patiently((key) =>
      worker.post<{ id: string }>('/paths', { place, facts }, { key }),
    );
    if (status !== 201) throw new Error(`${story.name}: ${JSON.stringify(body)}`);
    const more = { answered: new Map<string, number>(), doneAt: new Map<string, number>() };
    return { story, id: body.id, place, ...more, facts: [...story.later], next: this.now };
  }

  /** All that has come to its moment, one after the other. */
  private async act(one: Told): Promise<void> {
    if (this.now >= endOf(one)) {
      one.next = Infinity;
      await this.around.atEnd(one);
    }
    while (one.next <= this.now) {
      const fact = one.facts.find((each) => this.momentOf(one, each) <= this.now);
      if (fact) {
        await this.record(one, fact);
        continue;
      }
      const open = await this.open(one);
      const due = open.filter((task) => this.answerAt(one, task) <= this.now);
      const [task] = due.sort((a, b) => (a.key < b.key ? -1 : 1));
      if (task) await this.answer(one, task);
      else one.next = this.momentAfter(one, open);
    }
  }

  private momentAfter(one: Told, open: readonly OpenTask[]): number {
    return Math.min(
      endOf(one),
      ...open.map((task) => this.answerAt(one, task)),
      ...one.facts.map((fact) => this.momentOf(one, fact)),
    );
  }

  private async open({ story, id, place }: Told): Promise<OpenTask[]> {
    const worker = this.system.as('caseworker', place);
    const { status, body } = await worker.get<PathBody>(`/paths/${id}?forecast=no`);
    if (status !== 200) throw new Error(`${story.name}: ${JSON.stringify(body)}`);
    return body.open as OpenTask[]; // as the interface says
  }

  private async record(one: Told, fact: Fact): Promise<void> {
    const { name, value } = fact;
    const worker = this.system.as('caseworker', one.place);
    const { status, body } = await patiently((key) =>
      worker.post(`/paths/${one.id}/facts`, { name, value }, { key }),
    );
    if (status !== 201) throw new Error(`${one.story.name}: ${name}: ${JSON.stringify(body)}`);
    one.facts.splice(one.facts.indexOf(fact), 1);
    if (name === 'place') one.place = String(value);
  }

  private async answer(one: Told, task: OpenTask): Promise<void> {
    const { outcome, form } = this.answerTo(one, task);
    const usual = task.outcomes.find((each) => each.usual)?.code ?? '';
    const completion = withForm(completionWith(task, outcome ?? usual), form);
    const desk = deskOf(this.system, task);
    const { status, body } = await patiently((key) =>
      desk.post(`/tasks/${task.id}/completion`, completion, { key }),
    );
    if (status !== 200) throw new Error(`${one.story.name}: ${task.key}: ${JSON.stringify(body)}`);
    const name = nameOf(task.key);
    one.answered.set(name, (one.answered.get(name) ?? 0) + 1);
    if (!one.doneAt.has(name)) one.doneAt.set(name, this.now);
  }

  private answerTo({ story, answered }: Told, { key }: OpenTask): Answer {
    const name = nameOf(key);
    const said = story.answers[key] ?? story.answers[name] ?? {};
    return 'length' in said ? (said[answered.get(name) ?? 0] ?? {}) : said;
  }

  /** On the last working day; a deadline in hours is kept by two of them. */
  private answerAt(one: Told, task: OpenTask): number {
    const { after } = this.answerTo(one, task);
    if (after !== undefined) return tenOn(Date.parse(task.openedAt), after);
    if (task.lastDay === null || task.dueAt === null) return this.now;
    const kept = Math.floor((Date.parse(task.dueAt) - 2 * HOUR - BEGIN) / HOUR) * HOUR + BEGIN;
    return Math.min(beforeWeekend(tenOn(Date.parse(task.lastDay))), kept);
  }

  private momentOf({ doneAt }: Told, { on, since }: Fact): number {
    const from = since === undefined ? BEGIN : (doneAt.get(since) ?? Infinity);
    return from === Infinity ? from : tenOn(from, on);
  }

  /** When next something is answered, becomes known, or wakes a path. */
  private async next(): Promise<number> {
    const rows = await this.system.sql<{ id: string; at: Date }>(
      `select id, next_wake_at as at from path where state <> 'done' and next_wake_at is not null`,
    );
    const wakes = new Map(rows.map(({ id, at }) => [id, firstTenAfter(at.getTime())]));
    for (const one of this.untold()) one.next = Math.min(one.next, wakes.get(one.id) ?? Infinity);
    const also = await this.around.lookAlsoAt(this.now);
    return Math.max(this.now, Math.min(also, ...this.untold().map(({ next }) => next)));
  }
}

const endOf = ({ story }: Told) => BEGIN + story.days * DAY;

/** `residency/application.2/opinion.police/give-opinion` is the task `residency/give-opinion`. */
const nameOf = (key: string) => key.replace(/\/.*\//, '/');

function withForm(
  { outcome, form }: { outcome: string; form?: Record<string, unknown> },
  more: Record<string, unknown> | undefined,
) {
  return form || more ? { outcome, form: { ...form, ...more } } : { outcome };
}

function durationOf(hours: number): string {
  const days = Math.floor(hours / 24);
  return `P${days > 0 ? `${days}D` : ''}${hours % 24 > 0 ? `T${hours % 24}H` : ''}`;
}
