import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sha256 } from './sha256.ts';

const FILES_MAX = 1_000;

/**
 * What files without a slip say, by the hash of their content: a pack that extends another one reads it again, and every
 * process reads all packs. Those of the project were read once by the build, which halves the work of a start; others,
 * and changed ones, are read when they are met. Nobody changes what is kept here.
 */
class SoundFiles {
  private files: Map<string, unknown> | undefined;

  known(content: string): unknown {
    return this.all().get(sha256(content));
  }

  keep(content: string, value: unknown): void {
    const files = this.all();
    if (files.size >= FILES_MAX) files.clear();
    files.set(sha256(content), value);
  }

  /** For the file of the build. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries(this.all());
  }

  private all(): Map<string, unknown> {
    this.files ??= new Map(Object.entries(ofTheBuild()));
    return this.files;
  }
}

export const soundFiles = new SoundFiles();

function ofTheBuild(): Record<string, unknown> {
  const file = soundFilesOfBuild();
  // Written by our own build.
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
    : {};
}

/** Beside the compiled code, whether this is that or its source. */
export function soundFilesOfBuild(): string {
  const isBuilt = import.meta.url.endsWith('.js');
  return fileURLToPath(new URL(`../../${isBuilt ? '' : 'dist/'}sound-files.json`, import.meta.url));
}
