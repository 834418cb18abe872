import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Statement } from '../../src/db/prepared.ts';
import { HIDDEN_COUNTS } from '../../src/boards/hidden-counts.ts';
import { INBOX_CLOSED, INBOX_OPEN, INBOX_TAKEN, INBOX_WAITING } from '../../src/boards/inbox.ts';
import { OVERDUE_AT_RUNG, OVERDUE_COUNTS, OVERDUE_LIST } from '../../src/boards/overdue.ts';
import { PATH_ROW, PATH_TASKS, TASK_ROW } from '../../src/boards/path-row.ts';
import { NOTICES } from '../../src/boards/notices.ts';
import { NAMED_TASKS } from '../../src/boards/named-tasks.ts';
import { DRAFTS, UNANSWERED } from '../../src/boards/pressed.ts';
import { RUNG_COUNTS } from '../../src/boards/rungs.ts';
import { TIMELINE } from '../../src/boards/timeline.ts';
import { UPCOMING } from '../../src/boards/upcoming.ts';

const folder = new URL('./sql/', import.meta.url).pathname;
const statements: Statement[] = [
  DRAFTS,
  HIDDEN_COUNTS,
  INBOX_CLOSED,
  INBOX_OPEN,
  INBOX_TAKEN,
  INBOX_WAITING,
  NAMED_TASKS,
  NOTICES,
  OVERDUE_AT_RUNG,
  OVERDUE_COUNTS,
  OVERDUE_LIST,
  PATH_ROW,
  PATH_TASKS,
  RUNG_COUNTS,
  TASK_ROW,
  TIMELINE,
  UNANSWERED,
  UPCOMING,
];

/** `UPDATE_SQL=1` writes the files anew; a reviewer sees what changed in what the database is asked. */
describe('the SQL of the boards', () => {
  it.each(statements)('of $name is the one that was reviewed', ({ name, text }) => {
    const file = join(folder, `${name}.sql`);
    const sql = `${text.trim()};\n`;
    if (process.env['UPDATE_SQL']) writeFileSync(file, sql);

    expect(sql).toBe(readFileSync(file, 'utf8'));
  });

  it('has no file that no board runs', () => {
    expect(readdirSync(folder)).toEqual(statements.map(({ name }) => `${name}.sql`).sort());
  });
});
