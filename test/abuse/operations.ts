import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/program.ts';

/** As far as the generator looks at it. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  type?: string;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  parameters: { name: string; in: string; schema: Schema }[];
  body: Schema | undefined;
}

interface Document {
  paths: Record<string, Record<string, Stored>>;
  components: { schemas: Record<string, Schema> };
}
interface Stored {
  operationId: string;
  parameters: Operation['parameters'];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

const text = readFileSync(join(root, 'docs/openapi.json'), 'utf8');
const document = JSON.parse(text) as Document;

/** What the product says of itself that it answers. */
export const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, stored]) => ({
    id: stored.operationId,
    method: method.toUpperCase(),
    path,
    parameters: stored.parameters,
    body: stored.requestBody?.content['application/json']?.schema,
  })),
);

/** Without references. */
export function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  const [only] = schema.allOf ?? [];
  if (name !== undefined) return resolved(document.components.schemas[name] ?? {});
  return only ? resolved(only) : schema;
}

/** Every name that a property of anything has in the document. */
export const propertyNames: readonly string[] = [...new Set(namesIn(document))];

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { properties } = value as Schema;
  const own = typeof properties === 'object' ? Object.keys(properties) : [];
  return [...own, ...Object.values(value).flatMap(namesIn)];
}

/** The objects in a body with a fixed set of names, by pointer; those of lists and of choices are left out. */
export function propertiesOf(schema: Schema, at = ''): { at: string; known: string[] }[] {
  const { properties, additionalProperties } = schema;
  if (!properties || additionalProperties !== false) return [];
  const inner = Object.entries(properties).flatMap(([name, one]) =>
    propertiesOf(resolved(one), `${at}/${name}`),
  );
  return [{ at, known: Object.keys(properties) }, ...inner];
}
