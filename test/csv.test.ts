import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvLine } from '../src/contract/csv.ts';

/** As a table program reads a line: RFC 4180. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (const [, text = ''] of line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n$)/g)) {
    cells.push(text.replaceAll('""', '"'));
  }
  return cells;
}

/** What any of them may take for a formula, a call of another program, or the end of a cell. */
const isActive = (cell: string) =>
  /^[\s\p{C}\p{Z}\u115F\u1160\u3164\uFFA0\u2800]*[=+\-@＝＋－＠﹢﹣﹦﹫]/u.test(cell) ||
  /[\p{Cc}]/u.test(cell);

const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\0=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠A1',
  ' =1',
  '\u200B=1',
  '\u3000=1',
  '\uFEFF=1',
  '\u202E=1',
  `=cmd|' /C calc'!A0`,
  '=HYPERLINK("https://example.org";"x")',
  '"=1',
  '","=1',
  'a\r\n=1',
];

describe('a cell of an exported table', () => {
  it.each(hostile)('is text, whatever somebody wrote: %j', (text) => {
    const cells = cellsOf(csvLine(['a', text, 'b']));

    expect(cells).toHaveLength(3);
    expect([cells[0], cells[2]]).toEqual(['a', 'b']);
    expect(cells.filter(isActive)).toEqual([]);
  });

  it('is text in each column, for whatever else is tried', () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostile),
      fc.constantFrom(...'=+-@＝＋－＠\t\r\n\0,;"\'|!'.split('')),
      fc.string({ unit: 'binary' }),
    );
    const text = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 10 }), (row) => {
        const cells = cellsOf(csvLine(row));
        expect(cells).toHaveLength(row.length);
        expect(cells.filter(isActive)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['教育局', 'Department of "justice", county', '2026-11-25', '530102', "it's"])(
    'says what it said: %s',
    (text) => {
      expect(cellsOf(csvLine([text]))).toEqual([text]);
    },
  );
});
