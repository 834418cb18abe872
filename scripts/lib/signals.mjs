import { parentOf } from './processes.mjs';

const parentCheckMs = 2_000;
const samePressMs = 300;

/** Resolves at the first Ctrl-C; the second one leaves nothing to wait for. */
export function untilSignal(crew) {
  return new Promise((resolve) => {
    let firstAt;
    const heard = () => {
      firstAt ??= performance.now();
      resolve();
      // One press may come twice: from the terminal, and passed on by npm.
      if (performance.now() - firstAt < samePressMs) return;
      // Whatever is not in the crew yet is ended by its guard, as soon as this process is gone.
      void crew.stopAtOnce().finally(() => process.exit(130));
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, heard);
    whenNpmDies(heard);
  });
}

/** npm passes its signals on, but a killed npm cannot; between it and us there may be a shell. */
function whenNpmDies(heard) {
  if (!process.env.npm_lifecycle_event) return;
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    heard();
  }, parentCheckMs);
  timer.unref();
}
