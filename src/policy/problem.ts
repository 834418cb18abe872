/** What is wrong with a pack: where, and in one sentence. */
export interface Problem {
  file: string;
  /** JSON pointer into the file. */
  path: string;
  line?: number;
  message: string;
  /** The pack of which it is said, where the file is that of another one that it extends. */
  of?: string;
}

export function problemText({ file, path, line, message, of }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  const whose = of === undefined ? '' : ` (as ${of} extends it)`;
  return `${place} ${path || '/'}: ${message}${whose}`;
}

/** A pack that cannot be used; every sentence of it at once. */
export class PackError extends Error {
  override name = 'PackError';

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n'));
  }
}

export function pointer(path: readonly PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** The way that a pointer says. */
export function parts(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
