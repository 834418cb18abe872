import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { startGuard } from './guard.mjs';
import { endProcess, isRunning } from './processes.mjs';
import { readJson } from './root.mjs';

/**
 * The services that run, in the order of their start; they end in the reverse order. One that ends
 * by itself settles `fallen`; `stopping` tells all that still starts to give up. With a `file` they
 * are written down, for the case that even the guard is killed.
 */
export function gatherCrew(file) {
  const guard = startGuard();
  const crew = [];
  const stopping = new AbortController();
  let fall;
  const fallen = new Promise((resolve) => (fall = resolve));

  async function stop(say = () => {}) {
    stopping.abort();
    for (let one = crew.at(-1); one; one = crew.at(-1)) {
      await one.service.stop();
      guard.forget(one.service.pid);
      crew.splice(crew.indexOf(one), 1);
      say(one.name);
    }
    if (file) rmSync(file, { force: true });
    guard.close();
  }

  return {
    fallen,
    stopping: stopping.signal,
    /** From its first moment on, long before it is ready. */
    watch: (pid) => guard.watch(pid),
    add(name, service, log) {
      crew.push({ name, service });
      guard.watch(service.pid);
      if (file) writeWhole(file, JSON.stringify(crew.map((one) => recordOf(one))));
      void service.exit.then((how) => stopping.signal.aborted || fall({ name, log, ...how }));
      stopping.signal.throwIfAborted();
      return service;
    },
    abort: () => stopping.abort(),
    stop,
    /** The second Ctrl-C: nothing is waited for but the ends themselves. */
    stopAtOnce: () => Promise.all(crew.map(({ service }) => service.stopAtOnce())),
  };
}

/** By its new name at once: half a list would hide a process that still runs. */
function writeWhole(file, content) {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

const recordOf = ({ name, service }) => ({ name, pid: service.pid, start: service.start });

/** Starter and guard killed together leave the crew alone; the next start finds its list. */
export async function endLeftCrew(file) {
  const list = readJson(file, []);
  const left = (Array.isArray(list) ? list : []).filter((one) => one && isRunning(one));
  if (left.length > 0) {
    console.log(
      `Ending what an earlier start left behind: ${left.map(({ name }) => name).join(', ')}`,
    );
  }
  for (const one of left.reverse()) {
    await endProcess(one, [
      ['SIGINT', 10_000],
      ['SIGKILL', 5_000],
    ]);
  }
}
