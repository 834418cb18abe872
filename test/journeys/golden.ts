import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPacks } from '../../src/policy/packs.ts';
import { root } from '../support/program.ts';
import type { TestSystem } from '../support/test-system.ts';
import { BEGIN, DAY } from './story.ts';
import type { Told } from './teller.ts';

export type Language = 'zh-CN' | 'en';

interface Line {
  kind: string;
  what: string;
  department: string | null;
  by: { role: string; place?: string };
  to: { role: string; department?: string } | null;
  dueAt: string | null;
  late: boolean;
  enteredLate: boolean;
  happenedAt: string;
  article: string | null;
  confidence: string | null;
  voided: boolean;
}

const packs = openPacks();

/** Every line of the timeline, as the product says it to the caseworker. */
export async function timelineOf(
  system: TestSystem,
  { id, place }: Told,
  language: Language,
): Promise<Line[]> {
  const worker = system.as('caseworker', place);
  const lines: Line[] = [];
  for (let after: string | null = ''; after !== null;) {
    const more: string = after === '' ? '' : `&after=${after}`;
    const { status, body } = await worker.get<{ items: Line[]; next: string | null }>(
      `/paths/${id}/timeline?limit=200${more}`,
      { headers: { 'accept-language': language } },
    );
    if (status !== 200) throw new Error(JSON.stringify(body));
    lines.push(...body.items);
    after = body.next;
  }
  return lines;
}

/** A timeline to be read by people, and to be compared: dates, words, desks, and no id. */
export function written(
  { story }: Told,
  lines: readonly Line[],
  say: { language: Language; packHash: string },
): string {
  const { columns, late, enteredLate, voided, sure } = words[say.language];
  const dateOf = civilDates(story.timeZone);
  const rows = lines.map((line) => {
    const date = dateOf(Date.parse(line.happenedAt));
    const day = Math.round((Date.parse(date) - Date.parse(dateOf(BEGIN))) / DAY);
    const marks = [
      ...(line.late ? [late] : []),
      ...(line.enteredLate ? [enteredLate] : []),
      ...(line.voided ? [voided] : []),
    ];
    const due = line.dueAt === null ? '' : dateOf(Date.parse(line.dueAt) - 1);
    return [
      `${date} ${String(day).padStart(4)}`,
      due,
      marks.join(' '),
      deskOf(line, { ...say, home: story.place }),
      line.what,
      line.article === null ? '' : `${line.article} [${sure[line.confidence ?? ''] ?? ''}]`,
    ];
  });
  const head = `# ${story.title}\n# ${columns.join(' | ')}\n`;
  return `${head}${rows.map((row) => row.join(' | ')).join('\n')}\n`;
}

/** The file of a golden timeline; `UPDATE_GOLDEN=1` writes it anew, for a reviewer to read the difference. */
export function golden(name: string, language: Language, text: string): string {
  const file = join(root, 'test', 'journeys', 'golden', `${name}.${language}.txt`);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** With its place, where that is not the one where the story begins. */
function deskOf(
  { department, by, to }: Line,
  { language, packHash, home }: { language: Language; packHash: string; home: string },
): string {
  const id = to?.department ?? to?.role ?? department ?? by.role;
  const texts = packs.texts(packHash)?.[language] ?? {};
  const desk = texts[`department.${id}`] ?? texts[`role.${id}`] ?? id;
  const { place = home } = by;
  return place === home ? desk : `${desk}, ${placeNamed(place, language)}`;
}

function placeNamed(code: string, language: Language): string {
  const pack = packs.packs.find(({ places }) => Object.hasOwn(places, code));
  return pack?.places[code]?.name[language] ?? code;
}

function civilDates(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  return (at) => format.format(new Date(at));
}

interface Words {
  columns: readonly string[];
  late: string;
  enteredLate: string;
  voided: string;
  sure: Record<string, string>;
}

const words: Record<Language, Words> = {
  en: {
    columns: ['date and day', 'due', 'late', 'desk', 'what', 'ground [how sure]'],
    late: 'late',
    enteredLate: 'entered late',
    voided: 'voided',
    sure: {
      verified: 'verified',
      excerpt: 'excerpt',
      unverified: 'unverified',
      default: 'proposal',
    },
  },
  'zh-CN': {
    columns: ['日期和天数', '期限', '逾期', '单位', '事项', '依据〔可信度〕'],
    late: '逾期',
    enteredLate: '补录',
    voided: '作废',
    sure: { verified: '已核实', excerpt: '摘录', unverified: '未核实', default: '建议值' },
  },
};
