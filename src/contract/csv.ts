/** Blanks and characters that nobody sees, behind which a table program still finds a formula. */
const UNSEEN = /^[\s\p{C}\p{Z}\u115F\u1160\u3164\uFFA0\u2800\u00AD]+/u;
/** What begins a formula, in half and full width; a tab, a line end and NUL are themselves unseen. */
const BEGINS_FORMULA = /^[=+\-@＝＋－＠﹢﹣－﹦﹫]/u;
/** What a cell cannot hold without ending, or without being cut off by who reads it. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * A line of a table as text alone: each cell is quoted, and what a table program would take for a formula, or would cut,
 * begins with an apostrophe or becomes a blank. RFC 4180.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** Table programs take a file for UTF-8 only where it begins so. */
export const CSV_BEGIN = '\uFEFF';

function cell(text: string): string {
  const isFormula = BEGINS_FORMULA.test(text.replace(UNSEEN, '').normalize('NFKC'));
  const isPadded = UNSEEN.test(text);
  const plain = text.replace(BREAKS, ' ').replaceAll('"', '""');
  return `"${isFormula || isPadded ? `'` : ''}${plain}"`;
}
