interface Group {
  step: string;
  task: string;
  what: string;
  paths: number;
  examples: { path: string }[];
}

interface Page<G extends Group> {
  of: number;
  looked: number;
  changed: number;
  failed: number;
  refused: { code: string; title: string; paths: number }[];
  changes: G[];
}

const EXAMPLES_MAX = 3;

/** Pages of a dry run as one. */
export function mergeDryRuns<G extends Group>(pages: readonly Page<G>[]): Page<G> {
  const sum = (of: (page: Page<G>) => number) => pages.reduce((n, page) => n + of(page), 0);
  const groups = new Map<string, G>();
  for (const change of pages.flatMap(({ changes }) => changes)) {
    const name = `${change.task} ${change.what}`;
    const known = groups.get(name);
    const examples = [...(known?.examples ?? []), ...change.examples].slice(0, EXAMPLES_MAX);
    groups.set(name, { ...change, paths: (known?.paths ?? 0) + change.paths, examples });
  }
  const refused = new Map<string, Page<G>['refused'][number]>();
  for (const one of pages.flatMap((page) => page.refused)) {
    refused.set(one.code, { ...one, paths: (refused.get(one.code)?.paths ?? 0) + one.paths });
  }
  return {
    of: pages[0]?.of ?? 0,
    looked: sum(({ looked }) => looked),
    changed: sum(({ changed }) => changed),
    failed: sum(({ failed }) => failed),
    refused: [...refused.values()],
    changes: [...groups.values()].toSorted((a, b) => (a.task < b.task ? -1 : 1)),
  };
}
