import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const folder = new URL('../stories/', import.meta.url);
const hourMs = 3_600_000;
const unitMs = { hour: hourMs, day: 24 * hourMs };

/** The stories of `examples/stories`, by name; each act with its distance from the beginning. */
export function readStories() {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => {
    const story = parse(readFileSync(new URL(file, folder), 'utf8'));
    return { ...story, name: file.replace(/\.yaml$/, ''), acts: actsOf(story, file) };
  });
}

function actsOf({ acts }, file) {
  let atMs = 0;
  return acts.flatMap((line) => {
    const act = readLine(line);
    if (!act) throw new Error(`${file}: not understood: ${JSON.stringify(line)}`);
    atMs += act.afterMs ?? 0;
    return act.who ? [{ ...act, atMs }] : [];
  });
}

/** `after: 3 days` · `police: guardianship/hand-over handed-over`, with a `form` · `caseworker: { wish: stay }`. */
function readLine({ after, form, ...desk }) {
  if (after !== undefined) return duration(after);
  const [[name, what]] = Object.entries(desk);
  const [who, place] = name.split(' at ');
  const at = place === undefined ? { who } : { who, place };
  if (typeof what === 'object') return { ...at, facts: what };
  const [task, outcome, ...more] = what.split(' ');
  if (outcome === undefined || more.length > 0) return undefined;
  return { ...at, task, outcome, ...(form ? { form } : {}) };
}

function duration(text) {
  const [, n, unit] = /^(\d+) (hour|day)s?$/.exec(text) ?? [];
  return unit && { afterMs: Number(n) * unitMs[unit] };
}
