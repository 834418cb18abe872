import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runSql } from '../db/own-database.ts';
import { root } from '../support/program.ts';
import type { Answers } from './answers.ts';
import type { OwnWorld } from './own-world.ts';

/** Where something may have been left, by name: bytes, or the names of files. */
export type Artefacts = Record<string, (Buffer | string)[]>;

/** Of one that works elsewhere, and of whoever sees the whole province. */
const STRANGERS = [
  ['caseworker', '530902'],
  ['oversight-officer', '530000'],
] as const;

/** All that is there while everything runs, but for what Temporal keeps: that is whole once it has ended. */
export async function artefactsOf(world: OwnWorld, answers: Answers): Promise<Artefacts> {
  const { system } = world;
  await runSql(system.database.url, 'checkpoint');
  const files = filesBelow(world.dataFolder).filter((file) => isTouched(file, world.since));
  const isWal = (file: string) => file.includes('/pg_wal/');
  const text = (lines: readonly string[]) => [Buffer.from(lines.join('\n'))];
  return {
    'files of PostgreSQL': files.filter((file) => !isWal(file)),
    'log of writes of PostgreSQL': files.filter(isWal),
    'log of PostgreSQL': [world.postgresLog],
    dump: [await dumpOf(system.database.url)],
    'words of API and worker': text([world.words()]),
    'bodies of refusals': text(answers.refused),
    'headers of answers': text(answers.headers),
    'readiness and health': text(await spoken(world, ['/health/live', '/health/ready'])),
    'streams of events': text(answers.events),
    'what others are shown': text(await shownToOthers(world)),
    'files of the product': filesBelow(system.dir).filter((one) => !isKey(one)),
    'files of the checkout': changedInCheckout(),
  };
}

/** All rows as text, as a dump without keys has them. */
async function dumpOf(url: string): Promise<Buffer> {
  const names = await runSql<{ name: string }>(
    url,
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const tables: string[] = [];
  for (const { name } of names) {
    const rows = await runSql<{ row: string }>(url, `select t::text as row from ${name} as t`);
    tables.push(name, ...rows.map(({ row }) => row));
  }
  return Buffer.from(tables.join('\n'));
}

async function spoken({ system }: OwnWorld, paths: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(paths.map((path) => system.nobody().get(path)));
  return answers.map(({ body }) => JSON.stringify(body));
}

async function shownToOthers({ system }: OwnWorld): Promise<string[]> {
  const paths = await system.sql<{ id: string }>('select id from path limit 20');
  const lists = ['/paths', '/tasks', '/notices', '/boards/overdue?place=530102', '/session'];
  const reads = paths.flatMap(({ id }) => [`/paths/${id}`, `/paths/${id}/timeline`]);
  const said: string[] = [];
  for (const [role, place] of STRANGERS) {
    for (const path of [...lists, ...reads]) {
      const { body } = await system.as(role, place).get(path);
      said.push(JSON.stringify(body));
    }
  }
  return said;
}

/** What the run has left there; what stood before holds nothing of it. */
function changedInCheckout(): string[] {
  const args = ['ls-files', '-z', '--modified', '--others', '--exclude-standard'];
  const said = execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  const names = said.split('\0').filter((name) => name !== '');
  return [...names.map((name) => join(root, name)), join(root, 'package.json')].filter(existsSync);
}

const isKey = (file: string) => basename(file).endsWith('.key');

/** What has stood as it is since before anything was written holds none of it. */
const isTouched = (file: string, since: number) =>
  (lstatSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= since;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => lstatSync(file, { throwIfNoEntry: false })?.isFile());
}
