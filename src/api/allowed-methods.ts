interface Route {
  method: string | string[];
  url: string;
}

/** Knows which methods an address has, so that a wrong one is told from a wrong address. */
export function createAllowedMethods() {
  const routes: { pattern: RegExp; methods: string[] }[] = [];
  return {
    add({ method, url }: Route): void {
      routes.push({ pattern: patternOf(url), methods: [method].flat() });
    },
    /** Methods of an address; none where there is no such address. */
    of(url: string): string[] {
      const [path = ''] = url.split('?', 1);
      const known = routes.filter(({ pattern }) => pattern.test(path));
      return [...new Set(known.flatMap(({ methods }) => methods))].sort();
    },
  };
}

export type AllowedMethods = ReturnType<typeof createAllowedMethods>;

function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part.startsWith(':')) return '[^/]+';
    return part === '*' ? '.*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${parts.join('/')}$`);
}
