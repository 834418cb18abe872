import { readFileSync, writeFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';

interface Line {
  person: string;
  wrapped: string;
  root: string;
}

/**
 * Wrapped keys as a file of their own: the backup of everything else goes without them, so that an erased key is in no
 * backup but the newest of these, which replaces the one before.
 */
export async function exportKeys(ds: DataSource, file: string): Promise<number> {
  const lines = await ds.query<Line[]>(
    `select person_id as person, encode(wrapped, 'base64') as wrapped, root_key_id as root
     from person_key order by person_id`,
  );
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  writeFileSync(file, text, { mode: 0o600, flush: true });
  return lines.length;
}

/** After a restore: for persons that are there and have no key, unless they were erased. */
export async function importKeys(ds: DataSource, file: string): Promise<number> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const [row] = await ds.query<{ n: string }[]>(IMPORT, [`[${lines.join(',')}]`]);
  return Number(row?.n ?? 0);
}

const IMPORT = `
  with brought as (
    insert into person_key (person_id, wrapped, root_key_id)
    select l.person, decode(l.wrapped, 'base64'), l.root
    from json_to_recordset($1::json) as l(person uuid, wrapped text, root text)
    where exists (select from person where id = l.person)
      and not exists (select from erasure where person_id = l.person and begun_at is not null)
    on conflict (person_id) do nothing returning 1
  )
  select count(*) as n from brought`;
