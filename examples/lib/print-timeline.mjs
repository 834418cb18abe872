import { dateOf } from './days.mjs';

const monthMs = 30.44 * 86_400_000;
const articleWidthMax = 48;
const casework = ['caseworker', 'case-supervisor', 'coordination-office'];

const words = {
  en: {
    columns: ['done', 'due', 'department', 'what', 'article'],
    late: 'late',
    proposed: 'proposed here, no norm says it',
    summary: ({ acts, departments, months }) =>
      `${acts} acts of ${departments.length} departments and of casework in ${months} months: ${departments.join(', ')}`,
  },
  'zh-CN': {
    columns: ['办结', '期限', '部门', '事项', '依据'],
    late: '逾期',
    proposed: '本产品建议，无法规依据',
    summary: ({ acts, departments, months }) =>
      `${months}个月内，${departments.length}个部门与个案工作人员共办理${acts}项：${departments.join('、')}`,
  },
};

/** The timeline of a story as a table: what was done when, by when it was due, by whom, and on which ground. */
export function timelineTable({ story, timelines }, language) {
  const lines = shownLines(timelines[language]);
  const say = words[language];
  const rows = lines.map((line) => rowOf(line, say));
  return [
    `${story.title[language]} (${story.place})`,
    say.summary(sumUp(timelines[language])),
    '',
    ...aligned([say.columns, ...rows]),
  ].join('\n');
}

/** Outcomes and facts are acts of people; what people were told is not. */
export function sumUp(timeline) {
  const acts = shownLines(timeline).filter(({ kind }) => kind !== 'told');
  const desks = new Set(acts.map(({ department }) => department));
  const [from, to] = [timeline[0], acts.at(-1)].map(({ happenedAt }) => Date.parse(happenedAt));
  return {
    acts: acts.length,
    departments: [...desks].filter((desk) => desk !== null && !casework.includes(desk)),
    months: Math.round((to - from) / monthMs),
  };
}

/** What was known when the path began is in its story; of what people were told, the reminders alone are shown. */
function shownLines(timeline) {
  const begun = timeline[0]?.happenedAt;
  return timeline.filter(
    ({ kind, happenedAt, what }) =>
      (kind !== 'told' || reminder.test(what)) && !(kind === 'fact' && happenedAt === begun),
  );
}

const reminder = /^(Reminder|提醒)/;

function rowOf(line, say) {
  const { department, by, lastDay, late, what } = line;
  const done = `${dateOf(line.happenedAt)}${late ? ` ${say.late}` : ''}`;
  return [done, lastDay ?? '', department ?? by.role, what, groundOf(line, say)];
}

function groundOf({ kind, article, confidence }, say) {
  if (kind === 'told' || article === null) return '';
  if (confidence === 'default') return say.proposed;
  return shortened(confidence === 'verified' ? article : `${article} (${confidence})`);
}

const shortened = (text) =>
  widthOf(text) <= articleWidthMax ? text : `${text.slice(0, articleWidthMax - 1)}…`;

function aligned(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => widthOf(row[i]))));
  const rule = widths.map((width) => '─'.repeat(width));
  const lineOf = (row) => row.map((cell, i) => padded(cell, widths[i])).join('  ').trimEnd();
  return [lineOf(rows[0]), lineOf(rule), ...rows.slice(1).map(lineOf)];
}

const padded = (text, width) => text + ' '.repeat(width - widthOf(text));

/** A Chinese character takes two columns of a terminal. */
const widthOf = (text) => [...text].reduce((sum, sign) => sum + (wide.test(sign) ? 2 : 1), 0);
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/;
