import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';

/** An unlocked screen is not enough for what cannot be taken back or concerns many. */
const RECENT_MS = 5 * 60_000;

/** Whoever acts has proved a moment ago that it is she. In training the tokens of invented people are proof enough. */
export function requireRecentFactor({ config }: App, { session, operations }: Caller): void {
  const isDemo = config.MODE === 'training' && operations === undefined;
  const isRecent = session ? recentFactorUntil(session) > Date.now() : isDemo;
  if (!isRecent) throw new Refusal('recent-factor-needed');
}

/** By the real clock, since it is about the browser and not about a path. */
export function recentFactorUntil({ steppedUpAt }: { steppedUpAt: Date | null }): number {
  return steppedUpAt === null ? 0 : steppedUpAt.getTime() + RECENT_MS;
}
