import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const folder = new URL('../stories/', import.meta.url);
const hourMs = 3_600_000;
const unitMs = { hour: hourMs, day: 24 * hourMs };

/** The stories of examples/stories, each act with its distance from the beginning. */
export function readStories() {
  return readdirSync(fileURLToPath(folder))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readStory(file));
}

function readStory(file) {
  const story = parse(readFileSync(new URL(file, folder), 'utf8'));
  let atMs = 0;
  const acts = story.acts.map((act) => {
    atMs += distanceMs(act.after, file);
    return { ...act, atMs };
  });
  return { ...story, name: file.replace(/\.yaml$/, ''), acts };
}

/** `3 days`, `1 hour`; nothing where no time passes. */
function distanceMs(text, file) {
  if (text === undefined) return 0;
  const [, n, unit] = /^(\d+) (hour|day)s?$/.exec(text) ?? [];
  if (unit === undefined) throw new Error(`${file}: "after: ${text}" is neither hours nor days`);
  return Number(n) * unitMs[unit];
}
