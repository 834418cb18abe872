import { rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import { inRoot } from './root.mjs';

/** What is started again and again, by users and by tests. */
const PROGRAMS = [
  'src/main',
  'src/preflight',
  'src/db/migrate',
  'worker/main',
  'worker/dry-run',
  'worker/dry-run/thread',
  'worker/reconcile',
  'worker/audit',
  'worker/keys',
  'worker/erasures',
  'src/policy/command/main',
];
const SHARED = 'shared';
/** Temporal finds its own files by their place, and a second copy of it would not know the errors of the first. */
const APART = /^@temporalio\//;
/** Asked for by a library that does without. */
const OPTIONAL =
  /^(@nestjs\/(microservices|websockets|platform-express)|class-(transformer|validator)|@fastify\/view|pg-native)(\/|$)/;

/**
 * Puts each program of `dist` and what it loads into a few files, in the place of the compiled one: to find, read and link
 * some two thousand small files is most of what a start costs.
 */
export async function bundlePrograms() {
  rmSync(inRoot('dist', SHARED), { recursive: true, force: true });
  const bundle = await rolldown({
    input: Object.fromEntries(PROGRAMS.map((name) => [name, inRoot('dist', `${name}.js`)])),
    platform: 'node',
    external: (id) => APART.test(id) || OPTIONAL.test(id),
    logLevel: 'silent',
    plugins: [ownPlaces],
  });
  await bundle.write({
    dir: inRoot('dist'),
    format: 'esm',
    // Nest tells what it has made by the names of its classes.
    keepNames: true,
    entryFileNames: '[name].js',
    chunkFileNames: `${SHARED}/[name]-[hash].js`,
  });
  await bundle.close();
}

/** Files beside a module are found from where it lay, not from the file that it was put into. */
const ownPlaces = {
  name: 'own-places',
  transform(code, id) {
    const path = relative(inRoot('dist'), id);
    if (path.startsWith('..') || !code.includes('import.meta.url')) return undefined;
    return {
      code: code.replaceAll('import.meta.url', `${PLACE_OF}(${JSON.stringify(path)})`),
      map: null,
    };
  },
  renderChunk(code, { fileName }) {
    if (!code.includes(PLACE_OF)) return undefined;
    const place = new RegExp(`${PLACE_OF}\\("([^"]+)"\\)`, 'g');
    return code.replaceAll(place, (_, path) => {
      const from = relative(dirname(join('/', fileName)), join('/', path)).replaceAll('\\', '/');
      return `new URL(${JSON.stringify(from)}, import.meta.url).href`;
    });
  },
};
const PLACE_OF = '__placeOf';
