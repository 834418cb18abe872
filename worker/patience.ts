export interface Patience {
  /** Those to be left alone for now. */
  resting(): string[];
  failed(id: string): void;
  done(id: string): void;
}

/** What was tried in vain is left alone for a while, twice as long each time: it must not keep others waiting. */
export function createPatience(firstMs: number, longestMs: number): Patience {
  const tried = new Map<string, { times: number; until: number }>();
  return {
    resting() {
      const now = Date.now();
      for (const [id, { until }] of tried) if (until < now - longestMs) tried.delete(id);
      return [...tried].flatMap(([id, { until }]) => (until > now ? [id] : []));
    },
    failed(id) {
      const times = tried.get(id)?.times ?? 0;
      const ms = Math.min(firstMs * 2 ** times, longestMs);
      tried.set(id, { times: times + 1, until: Date.now() + ms });
    },
    done: (id) => void tried.delete(id),
  };
}
