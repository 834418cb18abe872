import { setTimeout as pause } from 'node:timers/promises';

const hourMs = 3_600_000;
const pollMs = 50;
const moveMsMax = 120_000;

/** The training clock, as the administrator moves it: to an instant, by whole hours, never back. */
export function openClock(administrator) {
  let reached = -Infinity;
  const now = async () => Date.parse((await administrator.get('/clock')).now);
  return {
    now,
    /** Says what the time is then. */
    async moveTo(at) {
      if (at <= reached) return now();
      const hours = Math.round((at - (await now())) / hourMs);
      if (hours > 0) {
        await administrator.post('/clock', { by: durationOf(hours) });
        await untilMoved(administrator);
      }
      reached = at;
      return now();
    },
  };
}

function durationOf(hours) {
  const days = Math.floor(hours / 24);
  return `P${days > 0 ? `${days}D` : ''}${hours % 24 > 0 ? `T${hours % 24}H` : ''}`;
}

async function untilMoved(administrator) {
  for (const until = Date.now() + moveMsMax; Date.now() < until; await pause(pollMs)) {
    const { moving, problem } = await administrator.get('/clock');
    if (problem !== null) throw new Error(`The clock stopped on its way: ${problem}`);
    if (!moving) return;
  }
  throw new Error(`The clock has not arrived after ${moveMsMax / 1_000} s.`);
}
