import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { parts, type Problem } from './problem.ts';

/** The line of what stands there, or of the nearest thing around it. */
export function lineOf(
  document: Document,
  path: readonly PropertyKey[],
  lines: LineCounter,
): { line?: number } {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return { line: lines.linePos(node.range[0]).line };
  }
  return {};
}

/** A problem found by meaning knows only where in the file it is; whoever mends it looks for a line. */
export function withLine(problem: Problem, content: string | undefined): Problem {
  const path = parts(problem.path);
  if (problem.line !== undefined || content === undefined || path.length === 0) return problem;
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  return { ...problem, ...lineOf(document, inList(document, path), lines) };
}

/** Whether the very thing stands in the file, rather than something around it. */
export function hasPlace(content: string | undefined, path: string): boolean {
  if (content === undefined) return false;
  const document = parseDocument(content);
  const way = inList(document, parts(path));
  return way.length > 0 && document.hasIn(way);
}

/** A list whose items bear an id is read by that id, and stands in the file by number. */
function inList({ contents }: Document, [id = '', ...rest]: readonly string[]): PropertyKey[] {
  if (!isSeq(contents)) return [id, ...rest];
  const at = contents.items.findIndex((item) => isMap(item) && item.get('id') === id);
  return at < 0 ? [] : [at, ...rest];
}
