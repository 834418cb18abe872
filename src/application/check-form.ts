import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { TaskItem } from '../boards/task-item.ts';
import type { FieldError, FieldErrorCode } from '../contract/field-errors.ts';
import { isCivilDate, toInstant } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import { Refusal } from './refusal.ts';
import { formOf } from './task-parts.ts';

/** An outcome of the pack, its form as the pack wants it, and what this outcome cannot do without. */
export function checkForm(
  app: App,
  item: TaskItem,
  { outcome, form = {} }: { outcome: string; form?: Record<string, unknown> },
): void {
  const rule = app.packs.byHash(item.packHash)?.tasks[`${item.step}/${item.task}`];
  if (!rule) throw new Refusal('path-waits-for-rules');
  const wanted = rule.outcomes.find(({ code }) => code === outcome);
  if (!wanted) refuse([{ pointer: '/outcome', code: 'unknown-outcome' }], 'outcome-unknown');
  const schema = formOf(app, item, rule);
  refuse([
    ...missing(wanted?.requires ?? [], form),
    ...(schema ? faults(schema, form) : extra(form)),
  ]);
}

function refuse(errors: FieldError[], code: 'form-invalid' | 'outcome-unknown' = 'form-invalid') {
  if (errors.length === 0) return;
  const unique = new Map(errors.map((error) => [`${error.pointer} ${error.code}`, error]));
  throw new Refusal(code, { errors: [...unique.values()] });
}

function missing(requires: readonly string[], form: Record<string, unknown>): FieldError[] {
  const isEmpty = (name: string) => form[name] === undefined || form[name] === '';
  return requires.filter(isEmpty).map((name) => ({ pointer: `/form/${name}`, code: 'required' }));
}

/** A task without a form takes none. */
function extra(form: Record<string, unknown>): FieldError[] {
  return Object.keys(form).map((name) => ({ pointer: `/form/${name}`, code: 'unknown-field' }));
}

const ajv = new Ajv2020({ allErrors: true, strict: false });
formats.default(ajv);
// The days and moments that the product can count with: the standard's own go from year 0 to 9999.
ajv.addFormat('date', isCivilDate);
ajv.addFormat('date-time', (text: string) => toInstant(text) !== undefined);
const compiled = new WeakMap<object, ValidateFunction>();

function faults(schema: object, form: Record<string, unknown>): FieldError[] {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(form) ? [] : (validate.errors ?? []).map(fault);
}

function fault({ keyword, instancePath, params }: ErrorObject): FieldError {
  const more: unknown = params['missingProperty'] ?? params['additionalProperty'];
  const child =
    typeof more === 'string' ? `/${more.replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
  return { pointer: `/form${instancePath}${child}`, code: codes[keyword] ?? 'invalid' };
}

const codes: Record<string, FieldErrorCode> = {
  required: 'required',
  additionalProperties: 'unknown-field',
  unevaluatedProperties: 'unknown-field',
  type: 'wrong-type',
  enum: 'not-allowed',
  const: 'not-allowed',
  minLength: 'too-short',
  minItems: 'too-short',
  maxLength: 'too-long',
  maxItems: 'too-long',
  minimum: 'too-small',
  maximum: 'too-large',
  format: 'wrong-format',
  pattern: 'wrong-format',
};
