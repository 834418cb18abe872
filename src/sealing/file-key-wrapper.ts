import { readFileSync, statSync } from 'node:fs';
import { rootKeyWrapper, type KeyWrapper } from './key-wrapper.ts';

/**
 * Root keys from a file: 32 bytes in base64 a line, the newest first. Read anew whenever somebody has changed it, so that
 * every process takes a new root key, and lets go of an old one, while it runs.
 */
export function fileKeyWrapper(file: string): KeyWrapper {
  let known = { wrapper: read(file), mark: markOf(file) };
  const now = (): KeyWrapper => {
    try {
      const mark = markOf(file);
      if (mark !== known.mark) known = { wrapper: read(file), mark };
    } catch {
      // Half written, or away for a moment: what was known is still right, and a start would say what is wrong.
    }
    return known.wrapper;
  };
  return {
    currentId: () => now().currentId(),
    wrap: (personId, dataKey) => now().wrap(personId, dataKey),
    unwrap: (personId, key) => now().unwrap(personId, key),
  };
}

const read = (file: string) => {
  const lines = readFileSync(file, 'utf8').split(/\s+/).filter(Boolean);
  return rootKeyWrapper(lines.map((line) => Buffer.from(line, 'base64')));
};

function markOf(file: string): string {
  const { mtimeNs, size, ino } = statSync(file, { bigint: true });
  return `${mtimeNs}/${size}/${ino}`;
}
