import { dateOf } from './days.mjs';

const monthMs = 30.44 * 86_400_000;
/** The longest article names its own counting; the table leaves that out. */
const articleWidthMax = 50;
const casework = ['caseworker', 'case-supervisor', 'coordination-office'];

const words = {
  en: {
    columns: ['done', 'due', 'department', 'what', 'article'],
    late: 'late',
    proposed: 'proposed here',
    legend:
      '"proposed here": no norm says this time. In brackets: how sure the rules are of an article that is not verified.',
    sure: (confidence) => ` (${confidence === 'default' ? 'time proposed here' : confidence})`,
    desk: (id) => id,
    sum: ({ acts, departments, months }) =>
      `${acts} acts in ${months} month${months === 1 ? '' : 's'}, by casework and ${departments.length} departments: ${departments.join(', ')}`,
  },
  'zh-CN': {
    columns: ['办结', '期限', '部门', '事项', '依据'],
    late: '逾期',
    proposed: '本产品建议值',
    legend: '“本产品建议值”：无法规规定该期限。括号内：未经核实的依据的可信程度。',
    sure: (confidence) =>
      `（${{ excerpt: '摘录', unverified: '未核实', default: '期限为建议值' }[confidence]}）`,
    desk: (id) => desksInChinese[id] ?? id,
    sum: ({ acts, departments, months }) =>
      `${months}个月内办理${acts}项，个案工作人员之外有${departments.length}个部门：${departments.join('、')}`,
  },
};

/** The API names departments by their ids. */
const desksInChinese = {
  police: '公安机关',
  'exit-entry': '公安出入境管理机构',
  'civil-affairs': '民政部门',
  education: '教育部门',
  hrss: '人力资源和社会保障部门',
  health: '卫生健康部门',
  'medical-insurance': '医疗保障部门',
  finance: '财政部门',
  justice: '司法行政部门',
  caseworker: '个案工作人员',
  'case-supervisor': '督导',
  'coordination-office': '统筹协调单位',
};

/** The timeline of a story as a table: what was done when, by when it was due, by whom, and on which ground. */
export function timelineTable({ story, timelines }, language) {
  const say = words[language];
  const { departments, ...sums } = sumUp(timelines[language]);
  const rows = shownLines(timelines[language]).map((line) => rowOf(line, say));
  return [
    `${story.title[language]} (${story.place})`,
    say.sum({ ...sums, departments: departments.map(say.desk) }),
    '',
    ...aligned([say.columns, ...rows]),
  ].join('\n');
}

/** What the column of articles means. */
export const legend = (language) => words[language].legend;

/** Outcomes and facts are acts of people; what people were told is not. */
export function sumUp(timeline) {
  const acts = shownLines(timeline).filter(({ kind }) => kind !== 'told');
  const desks = new Set(acts.map(deskOf));
  const [from, to] = [timeline[0], acts.at(-1)].map(({ happenedAt }) => Date.parse(happenedAt));
  return {
    acts: acts.length,
    departments: [...desks].filter((desk) => !casework.includes(desk)),
    months: Math.round((to - from) / monthMs),
  };
}

/** What was known when the path began is in its story; of what people were told, the reminders alone are shown. */
function shownLines(timeline) {
  const begun = timeline[0]?.happenedAt;
  return timeline.filter(({ kind, happenedAt, to }) => {
    if (kind === 'told') return to !== null;
    return kind !== 'fact' || happenedAt !== begun;
  });
}

const proposal = /^(Proposed by this product|本产品建议值)/;
const deskOf = ({ department, by }) => department ?? by.role;

function rowOf(line, say) {
  const { lastDay, late, what } = line;
  const done = `${dateOf(line.happenedAt)}${late ? ` ${say.late}` : ''}`;
  return [done, lastDay ?? '', say.desk(deskOf(line)), what, groundOf(line, say)];
}

/** How sure the pack is of an article stands beside it; what no norm says is a proposal of this product. */
function groundOf({ kind, article, confidence }, say) {
  if (kind === 'told' || article === null) return '';
  if (proposal.test(article)) return say.proposed;
  return shortened(article) + (confidence === 'verified' ? '' : say.sure(confidence));
}

const shortened = (text) =>
  widthOf(text) <= articleWidthMax ? text : text.replace(/ ?[(（].*$/, '');

function aligned(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => widthOf(row[i]))));
  const rule = widths.map((width) => '─'.repeat(width));
  const lineOf = (row) =>
    row
      .map((cell, i) => padded(cell, widths[i]))
      .join('  ')
      .trimEnd();
  return [lineOf(rows[0]), lineOf(rule), ...rows.slice(1).map(lineOf)];
}

const padded = (text, width) => text + ' '.repeat(width - widthOf(text));

/** A Chinese character takes two columns of a terminal. */
const widthOf = (text) => [...text].reduce((sum, sign) => sum + (wide.test(sign) ? 2 : 1), 0);
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/;
