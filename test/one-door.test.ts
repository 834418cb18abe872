import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = new URL('..', import.meta.url).pathname;
const scoped =
  /\b(access_target|access_try|audit|body|break_glass|count_base|count_delta|duty|intent|ledger|name_index|notice|order_number|outbox|path|person|person_key|reading_approval|reading_flag|safe_contact|task)\b/;
/** Ways to the database beside `prepared`, which alone says who asks. */
const BESIDE =
  /\.(query|transaction|createQueryRunner|getRepository|createQueryBuilder|manager)\b[^;]*;/gs;

/** In the process of the API: statements that go round the door to rows that are somebody's. */
function roundTheDoor(code: string): string[] {
  return [...code.matchAll(BESIDE)]
    .map(([statement]) => statement)
    .filter((statement) => !statement.startsWith('.query') || scoped.test(statement));
}

describe('the one door to rows that are somebody’s', () => {
  const files = ['src/api', 'src/application', 'src/boards', 'src/sealing'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name)),
  );

  it('is the only one in the process of the API', () => {
    const beside = files.flatMap((file) =>
      roundTheDoor(readFileSync(join(root, file), 'utf8')).map((what) => `${file}: ${what}`),
    );

    expect(files.length).toBeGreaterThan(90);
    expect(beside).toEqual([]);
  });

  it('would be missed', () => {
    expect(roundTheDoor('await ds.query(`select id from path`);')).toHaveLength(1);
    expect(roundTheDoor('await ds.transaction(work);')).toHaveLength(1);
    expect(roundTheDoor('const db = ds.manager;')).toHaveLength(1);
    expect(roundTheDoor('await ds.query(`select offset_ms from clock`);')).toEqual([]);
  });

  it('is opened where a caller is known, and by the product in its own name where the list says', () => {
    const uses = (word: RegExp) =>
      files.filter((file) => word.test(readFileSync(join(root, file), 'utf8'))).sort();

    expect(uses(/\bscoped\(/)).toEqual(['src/application/row-scope.ts']);
    expect(uses(/\basCaller\(/)).toEqual([
      'src/api/caller.guard.ts',
      'src/application/export-overdue.ts',
      'src/application/follow-changes.ts',
    ]);
    // A new one is a decision: record 10.
    expect(uses(/\b(asService|preparedAs)[(<]/)).toEqual([
      'src/application/audit-refusal.ts',
      'src/application/break-glass.ts',
      'src/application/changes.ts',
      'src/application/closed-path.ts',
      'src/application/find-persons.ts',
      'src/application/move-clock.ts',
      'src/application/open-notes.ts',
      'src/application/pack-change.ts',
      'src/application/parties.ts',
      'src/application/read-deciders.ts',
      'src/application/read-ledger.ts',
      'src/application/readiness.ts',
      'src/application/require-around.ts',
      'src/application/review-glass.ts',
      'src/application/safe-contact-view.ts',
      'src/application/seals.ts',
      'src/application/session.ts',
      'src/application/task-contact.ts',
      'src/application/tries.ts',
      'src/application/void-entry.ts',
      'src/application/weigh-reading.ts',
      'src/boards/hidden-counts.ts',
      'src/sealing/sealer.ts',
    ]);
  });
});
