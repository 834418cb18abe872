import { existsSync, readFileSync } from 'node:fs';
import type { Artefacts } from './artefacts.ts';
import { canaries, CONTROL } from './classes.ts';
import { ENCODINGS, find, written } from './ways.ts';

/** At most so much of a piece is copied to see whether something in it would be found. */
const COPY_MAX = 1_000_000;

/** Every one of some texts that stands anywhere, as `where: which as encoding`; none of the canaries, if all is well. */
export function hunt(
  artefacts: Artefacts,
  sought: Readonly<Record<string, string>> = canaries,
): string[] {
  const hits = Object.entries(artefacts).flatMap(([where, pieces]) =>
    pieces.flatMap((piece) => {
      const bytes = bytesOf(piece);
      return Object.entries(sought).flatMap(([name, text]) =>
        find(text, bytes).map(({ as, around }) => `${where}: ${name} as ${as}: ${around}`),
      );
    }),
  );
  return [...new Set(hits)];
}

/** What would not be found in a copy of each artefact, had it been written there; and artefacts that hold nothing. */
export function blindSpots(artefacts: Artefacts): string[] {
  return Object.entries(artefacts).flatMap(([where, pieces]) => {
    const piece = pieces.map(bytesOf).find((bytes) => bytes.length > 0);
    if (!piece) return [`${where} is empty`];
    const copy = piece.subarray(0, COPY_MAX);
    const middle = Math.floor(copy.length / 2);
    return written(CONTROL).flatMap(([encoding, bytes]) => {
      const planted = Buffer.concat([copy.subarray(0, middle), bytes, copy.subarray(middle)]);
      const isSeen = find(CONTROL, planted).some(({ as }) => as === encoding);
      return isSeen ? [] : [`${where}: ${encoding}`];
    });
  });
}

/** Numbers for whoever reads the output. */
export function figures(artefacts: Artefacts): string {
  const sizes = Object.entries(artefacts).map(([where, pieces]) => {
    const bytes = pieces.reduce((sum, piece) => sum + bytesOf(piece).length, 0);
    return `  ${where}: ${(bytes / 1024 / 1024).toFixed(1)} MB`;
  });
  const counts = [Object.keys(canaries).length, ENCODINGS.length, sizes.length];
  return `${counts[0]} classes x ${counts[1]} encodings x ${counts[2]} artefacts\n${sizes.join('\n')}`;
}

/** A server that runs takes files away. */
function bytesOf(piece: Buffer | string): Buffer {
  if (typeof piece !== 'string') return piece;
  return existsSync(piece) ? readFileSync(piece) : Buffer.alloc(0);
}
