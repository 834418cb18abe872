import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStories, type Story } from '../../examples/lib/read-stories.mjs';
import { tellStories, type Account } from '../../examples/lib/tell-stories.mjs';
import type { TestSystem } from '../support/test-system.ts';
import { canaries } from './classes.ts';

/** The three persons of the example, with a canary in each of their particulars and in whatever is written of them. */
export async function tellWithCanaries(system: TestSystem): Promise<number> {
  const text = readFileSync(join(system.dir, 'accounts.json'), 'utf8');
  const accounts = JSON.parse(text) as Account[]; // written by the migration
  const stories = readStories().map(filled);
  const told = await tellStories({ url: system.url, accounts, stories });
  return told.flatMap(({ acts }) => acts).length;
}

function filled(story: Story): Story {
  const tracks = story.tracks.map((track) =>
    track.map((act) => (act.form ? { ...act, form: withCanaries(act.form) } : act)),
  );
  return { ...story, ...PARTICULARS, tracks };
}

const PARTICULARS = {
  person: {
    name: canaries['name in characters'],
    otherNames: [canaries.alias, canaries.pinyin],
    idNumber: canaries['ID number'],
    phone: canaries.phone,
    address: canaries.address,
    notes: canaries['free text'],
  },
  referrer: { kind: 'hospital', name: canaries.pinyin, notes: canaries['reason text'] },
};

/** Sentences are free text; single words are codes and dates. */
function withCanaries(form: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, isSentence(value) ? said(value) : value]),
  );
}

const isSentence = (value: unknown): value is string =>
  typeof value === 'string' && value.includes(' ') && !/^in \d+ days$/.test(value);

const said = (text: string) => `${text} ${canaries['free text']}`;
