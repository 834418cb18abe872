/** Whatever names an item of a list, so that a new first item does not seem to change all the others. */
const NAMES = ['code', 'field', 'rung'];

/** Every value in a thing by the way to it. What is empty says nothing, and has none. */
export function leavesOf(value: unknown, path = ''): Map<string, string> {
  const leaves = new Map<string, string>();
  const below = (part: string, inner: unknown) => {
    const way = path === '' ? part : `${path}.${part}`;
    for (const [name, leaf] of leavesOf(inner, way)) leaves.set(name, leaf);
  };
  if (Array.isArray(value)) {
    const names = value.map((item, i) => nameOf(item) ?? (isThing(item) ? String(i) : text(item)));
    if (names.length > 0) leaves.set(path, `[${names.join(', ')}]`);
    for (const [i, item] of value.entries())
      if (isThing(item)) below(names[i] ?? '', unnamed(item));
  } else if (isThing(value)) {
    for (const [name, inner] of Object.entries(value)) below(name, inner);
  } else leaves.set(path, text(value));
  return leaves;
}

function nameOf(item: unknown): string | undefined {
  if (!isThing(item)) return undefined;
  const names = NAMES.map((name) => item[name]);
  return names.find((name) => typeof name === 'string');
}

/** Its name is said by the way to it. */
function unnamed(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(item).filter(([field]) => !NAMES.includes(field)));
}

function isThing(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(text).join(', ')}]`;
  // Quoted wherever the eye could not tell where it begins and ends.
  if (typeof value === 'string' && /^[^\s[\],>"]+$/.test(value)) return value;
  return JSON.stringify(value);
}
