import type { Language } from '../contract/field-errors.ts';
import type { PackTexts } from './pack-texts.ts';

/** The form of a task with its labels in the language of the reader; pages draw it from this alone. */
export function formView(
  schema: object,
  { texts, language }: { texts: PackTexts; language: Language },
): object {
  const known = views.get(schema) ?? {};
  const view = (known[language] ??= labelled(schema, texts));
  views.set(schema, known);
  return view;
}

/** A pack never changes, and every list shows its forms. */
const views = new WeakMap<object, Partial<Record<Language, object>>>();

function labelled(schema: object, texts: PackTexts): object {
  const { properties, ...rest }: { properties?: Record<string, Field> } = { ...schema };
  const fields = Object.entries(properties ?? {}).map(([name, field]) => {
    const labels = field.enum?.map((value) => [value, texts.text(`${field.title}-${value}`)]);
    const title = texts.text(field.title);
    const named = labels ? { 'x-labels': Object.fromEntries(labels) as object } : {};
    return [name, { ...field, title, ...named }];
  });
  return { ...rest, properties: Object.fromEntries(fields) as object };
}

interface Field {
  title: string;
  enum?: readonly string[];
}
