import { ensure } from '../scripts/ensure.mjs';
import { runMain } from '../scripts/lib/root.mjs';
import { withProduct } from './lib/product.mjs';

/** Tells the stories of this folder to a running product, or to one of its own, and prints what happened. */
async function tellAll(args) {
  await ensure({ build: false });
  // Imported only now: they use what the install has brought.
  const { readStories } = await import('./lib/read-stories.mjs');
  const { tellStories } = await import('./lib/tell-stories.mjs');
  const { legend, timelineTable } = await import('./lib/print-timeline.mjs');
  const stories = readStories();
  const told = await withProduct((product) =>
    tellStories({ ...product, stories, onAct: showProgress(stories) }),
  );
  const language = args.includes('--zh') ? 'zh-CN' : 'en';
  for (const one of told) console.log(`\n${timelineTable(one, language)}`);
  console.log(`\n${legend(language)}`);
}

/** One line that is written over, where somebody looks on. */
function showProgress(stories) {
  if (!process.stdout.isTTY) return undefined;
  const count = stories.flatMap(({ tracks }) => tracks.flat()).length;
  let done = 0;
  return ({ now }) => {
    done += 1;
    const day = new Date(now).toISOString().slice(0, 10);
    process.stdout.write(`\r${day}  act ${done} of ${count}${done === count ? '\n' : ''}`);
  };
}

void runMain(() => tellAll(process.argv.slice(2)));
