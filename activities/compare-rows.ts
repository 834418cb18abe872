/** One row that is not as it should be; no value of it, because it may say something about a person. */
export interface Fault {
  table: string;
  row: string;
  kind: 'missing' | 'surplus' | 'differs' | 'late';
  /** In snake case; of a row that differs. */
  columns: string[];
}

export type Cells = Record<string, unknown>;

/** Rows by their names, as they are and as they should be. What has no value counts as not there. */
export function compareRows(
  table: string,
  live: ReadonlyMap<string, Cells>,
  expected: ReadonlyMap<string, Cells>,
): Fault[] {
  const names = new Set([...live.keys(), ...expected.keys()]);
  return [...names].flatMap((row): Fault[] => {
    const [is, should] = [live.get(row), expected.get(row)];
    if (!should) return [{ table, row, kind: 'surplus', columns: [] }];
    if (!is) return [{ table, row, kind: 'missing', columns: [] }];
    const columns = differing(is, should);
    return columns.length > 0 ? [{ table, row, kind: 'differs', columns }] : [];
  });
}

/** Names of the cells in which two rows differ. */
export function differing(one: Cells, other: Cells): string[] {
  const [here, there] = [texts(one), texts(other)];
  const columns = new Set([...here.keys(), ...there.keys()]);
  return [...columns].filter((column) => here.get(column) !== there.get(column));
}

function texts(cells: Cells): Map<string, string> {
  const shown = Object.entries(cells).filter(([, value]) => value != null);
  return new Map(shown.map(([name, value]) => [snakeCase(name), textOf(value)]));
}

function textOf(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no time' : value.toISOString();
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  if (typeof value === 'object' && value !== null)
    return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return String(value);
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
