/** A place where whoever uses the API may write a string of her own. */
export interface StringInput {
  operation: string;
  method: string;
  path: string;
  in: 'path' | 'query' | 'header' | 'body';
  /** The name of a parameter, or a pointer into the body; `~` is an item or a name of the caller's own. */
  at: string;
  schema: Schema;
}

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  maxLength?: number;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
}
interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  schema: Schema;
}
interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** All of them, as the document has them. */
export function stringInputs(document: Document): StringInput[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([name, operation]) => {
      const method = name.toUpperCase();
      const same = { operation: `${method} ${path}`, method, path };
      const parameters = (operation.parameters ?? []).map((one) => ({
        ...same,
        in: one.in,
        at: one.name,
        schema: one.schema,
      }));
      const { schema } = operation.requestBody?.content['application/json'] ?? {};
      const fields = schema ? below(document, schema, '') : [];
      return [
        ...parameters.filter((one) => one.schema.type === 'string'),
        ...fields.map((field) => ({ ...same, in: 'body' as const, ...field })),
      ];
    }),
  );
}

interface Field {
  at: string;
  schema: Schema;
}

function below(document: Document, schema: Schema, at: string): Field[] {
  if (schema.$ref !== undefined) return below(document, resolve(document, schema.$ref), at);
  const { properties = {}, additionalProperties: others, items } = schema;
  const { anyOf = [], oneOf = [], allOf = [] } = schema;
  const found = [...anyOf, ...oneOf, ...allOf].flatMap((part) => below(document, part, at));
  for (const [name, field] of Object.entries(properties)) {
    found.push(...below(document, field, `${at}/${name}`));
  }
  if (items) found.push(...below(document, items, `${at}/~`));
  if (typeof others === 'object') {
    // The caller chooses the name as well as the value; where nothing is said of the value, it may be a string.
    found.push({ at: `${at}/~name`, schema: { type: 'string' } });
    const value = Object.keys(others).length === 0 ? { type: 'string' } : others;
    found.push(...below(document, value, `${at}/~`));
  }
  if (schema.type === 'string') found.push({ at, schema });
  return unique(found);
}

function resolve({ components }: Document, ref: string): Schema {
  const schema = components.schemas[ref.replace('#/components/schemas/', '')];
  if (!schema) throw new Error(`the document has no ${ref}`);
  return schema;
}

/** Two branches of a union may have the same field. */
function unique(fields: readonly Field[]): Field[] {
  return [...new Map(fields.map((field) => [field.at, field])).values()];
}
