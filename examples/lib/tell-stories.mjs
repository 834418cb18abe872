import { setTimeout as pause } from 'node:timers/promises';
import { openClock } from './clock.mjs';
import { bornBefore, datedForm, dateOf, nextMondayMorning } from './days.mjs';
import { clientFor, listAll } from './http.mjs';
import { scheduled } from './read-stories.mjs';

const taskMsMax = 15_000;

/**
 * Tells the stories side by side under one clock, through the HTTP API alone: every act is done by the account of its
 * own desk, with a task from that desk's own inbox. Each timeline is read when its story ends. `byHand` may begin a path
 * or complete a task in another way, and then answers with something.
 */
export async function tellStories({ url, accounts, stories, onAct = () => {}, byHand = {} }) {
  const desks = openDesks(url, accounts);
  const clock = openClock(desks.of({ who: 'administrator' }));
  await clock.moveTo(nextMondayMorning(await clock.now()));
  const begun = await clock.now();
  const told = [];
  for (const story of stories) told.push(await beginStory(desks, { story, begun, byHand }));
  for (const { one, act } of inTurn(told)) {
    const now = await clock.moveTo(act.at);
    onAct({ story: one.story, now });
    await perform(desks, { one, act, now, byHand });
    if (act === one.acts.at(-1)) Object.assign(one, await readEnd(desks, one));
  }
  return told;
}

/** All acts of all stories, as time passes for everybody. */
function inTurn(told) {
  const acts = told.flatMap((one) => one.acts.map((act) => ({ one, act })));
  return acts.sort((a, b) => a.act.at - b.act.at);
}

/** Who works where: a role of casework, or the clerk of a department. */
function openDesks(url, accounts) {
  return {
    of({ who, place, language }) {
      const account = accounts.find(
        (one) =>
          (one.role === who || (one.role === 'clerk' && one.department === who)) &&
          (place === undefined || one.place === place),
      );
      if (account) return clientFor({ url, token: account.token, language });
      throw new Error(`There is no demonstration account for ${who} at ${place}.`);
    },
  };
}

async function beginStory(desks, { story, begun, byHand }) {
  const { place, person, referrer, age, facts } = story;
  const caseworker = desks.of({ who: 'caseworker', place });
  const born = bornBefore(begun, age);
  const body = { place, person, referrer, facts: { born, ...facts } };
  const path = (await byHand.begin?.(story, body)) ?? (await caseworker.post('/paths', body));
  return { story, path, acts: scheduled(story, begun) };
}

/** A story that is refused anywhere ends there, with the words of the product. */
async function perform(desks, { one, act, now, byHand }) {
  const desk = { who: act.who, place: act.place ?? one.story.place };
  try {
    if (act.facts) await recordFacts(desks.of(desk), one.path, act.facts);
    else await complete(desks, { one, act, desk, now, byHand });
  } catch (error) {
    const what = act.task ?? `facts ${Object.keys(act.facts).join(', ')}`;
    const where = `${one.story.name}, ${dateOf(now)}: ${desk.who} at ${desk.place}, ${what}`;
    error.message = `${where}\n${error.message}`;
    throw error;
  }
}

async function recordFacts(client, path, facts) {
  for (const [name, value] of Object.entries(facts)) {
    await client.post(`/paths/${path.id}/facts`, { name, value });
  }
}

async function complete(desks, { one, act, desk, now, byHand }) {
  const task = await taskOf(desks, { one, act, desk });
  const form = act.form ? { form: datedForm(act.form, now) } : {};
  const { task: name, outcome } = act;
  if (await byHand.complete?.({ ...desk, name, taskId: task.id, outcome, ...form })) return;
  await desks.of(desk).post(`/tasks/${task.id}/completion`, { outcome: act.outcome, ...form });
}

/** What time brings about is there a moment after the clock has moved. */
async function taskOf(desks, wanted) {
  for (const until = Date.now() + taskMsMax; ; await pause(100)) {
    const { task, open } = await lookFor(desks, wanted);
    if (task) return task;
    if (Date.now() > until) throw new Error(`There is no such task. Open: ${open.join(', ')}`);
  }
}

/** The path's own people see the name of a task, its desk sees it in the inbox: both have to show the same one. */
async function lookFor(desks, { one: { story, path }, act, desk }) {
  const caseworker = desks.of({ who: 'caseworker', place: story.place });
  const { open } = await caseworker.get(`/paths/${path.id}?forecast=no`);
  const named = open.find(
    ({ key, department, place }) =>
      nameOf(key) === act.task && department === desk.who && place === desk.place,
  );
  const inbox = named ? await listAll(desks.of(desk), '/tasks') : [];
  return {
    task: inbox.find(({ id, pathId }) => id === named?.id && pathId === path.id),
    open: open.map(({ key, department, place }) => `${key} (${department} at ${place})`),
  };
}

/** `residency/application.2/opinion.police/give-opinion` is the task `residency/give-opinion`. */
const nameOf = (key) => `${key.slice(0, key.indexOf('/'))}/${key.slice(key.lastIndexOf('/') + 1)}`;

async function readEnd(desks, { story: { place }, path }) {
  const timelineIn = (language) =>
    listAll(desks.of({ who: 'caseworker', place, language }), `/paths/${path.id}/timeline`);
  const view = await desks.of({ who: 'caseworker', place }).get(`/paths/${path.id}?forecast=no`);
  return { view, timelines: { en: await timelineIn('en'), 'zh-CN': await timelineIn('zh-CN') } };
}
