import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Calendar } from '../../../src/domain/time/calendar.ts';
import { dueAt } from '../../../src/domain/time/due-at.ts';
import type { Unit } from '../../../src/domain/time/term.ts';

/** Run as a process of its own under another TZ: prints what 10,000 deadlines come to, as one digest. */
const calendar = JSON.parse(readFileSync(0, 'utf8')) as Calendar; // handed over by the test
const UNITS: Unit[] = [
  'hour',
  'day',
  'workday',
  'cn_workday',
  'month',
  'year',
  'school_term',
  'anniversary',
  'birthday',
];
const ZONES = ['Asia/Shanghai', 'Europe/Sofia', 'Australia/Lord_Howe'];
const START_MS = Date.UTC(2024, 11, 20);

const digest = createHash('sha256');
for (let index = 0; index < 10_000; index += 1) {
  const from = new Date(START_MS + index * 6_211_987).toISOString();
  const to = new Date(START_MS + index * 6_400_000).toISOString();
  const answer = dueAt({
    from,
    n: index % 47,
    unit: UNITS[index % UNITS.length] ?? 'day',
    roll: index % 2 === 0,
    calendar,
    timeZone: ZONES[index % ZONES.length] ?? 'UTC',
    holds: index % 5 === 0 ? [{ from, to }] : [],
  });
  digest.update(JSON.stringify(answer));
}
const hostOffset = new Date(START_MS).getTimezoneOffset();
console.log(JSON.stringify({ digest: digest.digest('hex'), hostOffset }));
