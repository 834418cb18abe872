import { setTimeout as pause } from 'node:timers/promises';
import { openClock } from './clock.mjs';
import { bornBefore, datedForm, nextMondayMorning } from './days.mjs';
import { clientFor, listAll } from './http.mjs';

const taskMsMax = 15_000;
const languages = ['en', 'zh-CN'];

/**
 * Tells the stories side by side under one clock, through the HTTP API alone: every act is done by the account of its
 * own desk, with a task from that desk's own inbox. Each timeline is read as soon as its story has ended.
 */
export async function tellStories({ url, accounts, stories, onAct = () => {} }) {
  const desks = openDesks(url, accounts);
  const clock = openClock(desks.of({ who: 'administrator' }));
  await clock.moveTo(nextMondayMorning(await clock.now()));
  const begun = await clock.now();
  const told = [];
  for (const story of stories) told.push(await beginStory(desks, { story, begun }));
  for (const { one, act } of inTurn(told)) {
    await clock.moveTo(begun + act.atMs);
    await perform(desks, { one, act, now: await clock.now() });
    onAct({ story: one.story, act });
    if (act === one.story.acts.at(-1)) await endStory(desks, one);
  }
  return told;
}

/** All acts of all stories, as time passes for everybody. */
function inTurn(told) {
  const acts = told.flatMap((one) => one.story.acts.map((act) => ({ one, act })));
  return acts.sort((a, b) => a.act.atMs - b.act.atMs);
}

/** Who works where: a role of casework, or the clerk of a department; the place of the story where none is named. */
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

async function beginStory(desks, { story, begun }) {
  const { place, person, referrer, age, facts } = story;
  const caseworker = desks.of({ who: 'caseworker', place });
  const born = bornBefore(begun, age);
  const body = { place, person, referrer, facts: { born, ...facts } };
  const { id, seq } = await caseworker.post('/paths', body);
  return { story, begun, path: { id, seq }, lines: {} };
}

async function perform(desks, { one, act, now }) {
  const { story, path } = one;
  const desk = { who: act.who, place: act.place ?? story.place };
  try {
    if (act.fact) return await recordFacts(desks.of(desk), { path, facts: act.fact });
    const task = await taskOf(desks, { one, act, desk });
    const form = act.form && { form: datedForm(act.form, now) };
    const body = { outcome: act.outcome, ...form };
    return await desks.of(desk).post(`/tasks/${task.id}/completion`, body);
  } catch (error) {
    const day = Math.floor(act.atMs / 86_400_000);
    const what = act.task ?? JSON.stringify(act.fact);
    throw new Error(`${story.name}, day ${day}: ${desk.who} at ${desk.place}, ${what}`, {
      cause: error,
    });
  }
}

async function recordFacts(client, { path, facts }) {
  for (const [name, value] of Object.entries(facts)) {
    await client.post(`/paths/${path.id}/facts`, { name, value });
  }
}

/** What time brings about is there a moment after the clock has moved. */
async function taskOf(desks, wanted) {
  for (const until = Date.now() + taskMsMax; ; await pause(100)) {
    const { task, open } = await lookFor(desks, wanted);
    if (task) return task;
    if (Date.now() > until) throw new Error(`No such task. Open: ${open.join(', ')}`);
  }
}

/** The path's own people see the key of a task, its desk sees it in the inbox: both have to show the same one. */
async function lookFor(desks, { one, act, desk }) {
  const { story, path } = one;
  const caseworker = desks.of({ who: 'caseworker', place: story.place });
  const { open } = await caseworker.get(`/paths/${path.id}?forecast=no`);
  const named = open.find(
    ({ key, department, place }) =>
      nameOf(key) === act.task && department === act.who && place === desk.place,
  );
  const inbox = named ? await listAll(desks.of(desk), '/tasks') : [];
  return {
    task: inbox.find(({ id, pathId }) => id === named?.id && pathId === path.id),
    open: open.map(({ key, department, place }) => `${key} (${department} at ${place})`),
  };
}

/** `residency/application.2/opinion.police/give-opinion` is the task `residency/give-opinion`. */
const nameOf = (key) => `${key.slice(0, key.indexOf('/'))}/${key.slice(key.lastIndexOf('/') + 1)}`;

async function endStory(desks, one) {
  const { place } = one.story;
  for (const language of languages) {
    const caseworker = desks.of({ who: 'caseworker', place, language });
    one.lines[language] = await listAll(caseworker, `/paths/${one.path.id}/timeline`);
    one.view = await caseworker.get(`/paths/${one.path.id}?forecast=no`);
  }
}
