import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { later, onWeekday } from './days.mjs';

const folder = new URL('../stories/', import.meta.url);

/** The stories of `examples/stories`, by the names of their files. */
export function readStories() {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => {
    const { acts, meanwhile = [], ...story } = parse(readFileSync(new URL(file, folder), 'utf8'));
    const tracks = [acts, meanwhile].map((lines) => actsOf(lines, file));
    return { ...story, name: file.replace(/\.yaml$/, ''), tracks };
  });
}

/** All acts of a story that begins at an instant, in the order in which they happen; on weekends nothing does. */
export function scheduled(story, begun) {
  const acts = story.tracks.flatMap((track) => {
    let at = begun;
    let dayAt = begun;
    return track.map((act) => {
      at = act.after.reduce(later, at);
      dayAt = Math.max(dayAt, onWeekday(at));
      return { ...act, at: dayAt };
    });
  });
  return acts.sort((a, b) => a.at - b.at);
}

function actsOf(lines, file) {
  let after = [];
  return lines.flatMap((line) => {
    const read = readLine(line);
    if (!read) throw new Error(`${file}: not understood: ${JSON.stringify(line)}`);
    if (read.unit) after.push(read);
    if (read.unit) return [];
    const act = { ...read, after };
    after = [];
    return [act];
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
  const [, n, unit] = /^(\d+) (hour|day|month)s?$/.exec(text) ?? [];
  return unit && { n: Number(n), unit };
}
