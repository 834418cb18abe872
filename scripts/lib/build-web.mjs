import { build } from 'vite';
import { inRoot } from './root.mjs';

/** A line for servers that draw pages; here none does. */
const OF_OTHERS = 'MODULE_LEVEL_DIRECTIVE';

/** The pages, into `dist/web`. */
export async function buildWeb() {
  await build({
    root: inRoot('web'),
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: inRoot('dist', 'web'),
      emptyOutDir: true,
      // Nothing stands in the page itself: what it loads comes from our own address alone.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1_200,
      rolldownOptions: { onwarn: (warning, say) => warning.code === OF_OTHERS || say(warning) },
    },
  });
}
