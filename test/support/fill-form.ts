/** A task as the API gives it, as far as tests look at it. */
export interface Task {
  id: string;
  pathId: string;
  key?: string;
  title: string;
  department: string;
  place: string;
  state: string;
  opening: number;
  lastDay: string | null;
  dueAt: string | null;
  disclosed: Record<string, unknown>;
  outcomes: { code: string; usual: boolean; requires: string[] }[];
  formSchema: FormSchema | null;
  can: string[];
}

interface FormSchema {
  properties?: Record<string, Field>;
  required?: string[];
}

interface Field {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  minimum?: number;
  minLength?: number;
  minItems?: number;
  items?: Field;
}

/** Says of a task what the pack calls usual, with the least that its form takes. */
export function usualCompletion(task: Task): { outcome: string; form?: Record<string, unknown> } {
  const usual = task.outcomes.find((outcome) => outcome.usual);
  if (!usual) throw new Error(`no usual outcome: ${task.title}`);
  return completionWith(task, usual.code);
}

export function completionWith(
  task: Task,
  code: string,
): { outcome: string; form?: Record<string, unknown> } {
  const requires = task.outcomes.find((outcome) => outcome.code === code)?.requires ?? [];
  const { properties = {}, required = [] } = task.formSchema ?? {};
  const names = [...new Set([...required, ...requires])];
  if (names.length === 0) return { outcome: code };
  const form = Object.fromEntries(names.map((name) => [name, valueFor(properties[name] ?? {})]));
  return { outcome: code, form };
}

function valueFor(field: Field): unknown {
  if (field.const !== undefined) return field.const;
  if (field.enum) return field.enum[0];
  if (field.type === 'boolean') return true;
  if (field.type === 'integer' || field.type === 'number') return field.minimum ?? 1;
  if (field.type !== 'array') return textFor(field);
  return Array.from({ length: field.minItems ?? 1 }, () => valueFor(field.items ?? {}));
}

function textFor({ format, minLength = 1 }: Field): string {
  if (format === 'date') return '2026-01-05';
  if (format === 'date-time') return '2026-01-05T08:00:00.000Z';
  return 'x'.repeat(Math.max(minLength, 4));
}
