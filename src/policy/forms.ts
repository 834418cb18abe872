import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Problem } from './problem.ts';
import type { Files } from './read-files.ts';
import { soundFiles } from './sound-files.ts';

/** A JSON Schema of draft 2020-12. Labels are keys of texts, in `title`. */
export type Form = Readonly<Record<string, unknown>> & {
  properties: Readonly<Record<string, FormField>>;
};

export interface FormField {
  type: string;
  title: string;
  /** The label of a value is the label of the field, a hyphen, and the value. */
  enum?: readonly string[];
  /** A choice of several: the values of its items are labelled in the same way. */
  items?: { enum?: readonly string[] };
}

/** Fields of one task; more of them is another task. */
const FIELDS_MAX = 20;

const ajv = new Ajv2020({ strict: true });
addFormats.default(ajv);

/** The forms of a pack by name; sealed as they are filled in, so a field of free text is no harm. */
export function readForms(files: Files, problems: Problem[]): Record<string, Form> {
  const forms: Record<string, Form> = {};
  for (const [file, content] of files) {
    const name = /^forms\/([^/]+)\.json$/.exec(file)?.[1];
    if (name === undefined) continue;
    const form =
      soundFiles.known(content) ??
      read(content, (message) => problems.push({ file, path: '', message }));
    // Seen to have the shape of a form, now or before.
    if (form !== undefined) forms[name] = form as Form;
  }
  return forms;
}

/** Nothing, where something is to be said of it. */
function read(content: string, say: (message: string) => void): unknown {
  const form = parse(content);
  const messages = form === undefined ? ['is not JSON'] : unfit(form);
  for (const message of messages) say(message);
  if (messages.length > 0) return undefined;
  soundFiles.keep(content, form);
  return form;
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function unfit(form: unknown): string[] {
  if (!isObject(form) || form['type'] !== 'object') return ['is not the schema of an object'];
  const properties = form['properties'];
  if (!isObject(properties)) return ['has no properties'];
  const fields = Object.entries(properties);
  return [
    ...invalid(form),
    ...(form['additionalProperties'] === false ? [] : ['does not refuse other properties']),
    ...(fields.length > FIELDS_MAX ? [`has more than ${FIELDS_MAX} fields`] : []),
    ...fields.flatMap(([name, field]) => unfitField(name, field)),
  ];
}

/** A schema that the API could not judge a filled-in form by. */
function invalid(form: Record<string, unknown>): string[] {
  try {
    ajv.compile(form);
    return [];
  } catch (thrown) {
    return [thrown instanceof Error ? thrown.message : String(thrown)];
  } finally {
    ajv.removeSchema(form);
  }
}

function unfitField(name: string, field: unknown): string[] {
  if (!isObject(field)) return [`field ${name} is not a schema`];
  const isBounded =
    field['type'] !== 'string' || 'maxLength' in field || 'enum' in field || 'format' in field;
  return [
    ...(typeof field['title'] === 'string' ? [] : [`field ${name} has no label`]),
    ...(isBounded ? [] : [`field ${name} has no bound`]),
  ];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
