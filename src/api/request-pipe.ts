import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { FieldError, FieldErrorCode } from '../contract/field-errors.ts';
import { Refusal } from '../application/refusal.ts';

type Issues = Parameters<StandardSchemaValidationPipe['exceptionFactory']>[0];
type Issue = Issues[number];

/**
 * Checks bodies and queries against their schema; each fault becomes a pointer and a code of the closed list. Nothing
 * is dropped on the way: a property that nobody knows is a fault, whatever its name.
 */
@Injectable()
export class RequestPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema } = metadata;
    if (!schema) return value;
    const result = await this.validate<T>(value, schema);
    if (!result.issues) return result.value;
    // An id of another form is an id that nobody has.
    if (metadata.type === 'param') throw new Refusal('not-found');
    throw new Refusal('invalid-request', { errors: faultsOf(result.issues, value) });
  }
}

/** A caller mends a few faults at a time. */
const FAULTS_MAX = 50;

function faultsOf(issues: Issues, value: unknown): FieldError[] {
  return issues.flatMap((issue) => faults(issue, value)).slice(0, FAULTS_MAX);
}

function faults(issue: Issue, value: unknown): FieldError[] {
  const path = pathOf(issue);
  const { code, keys, origin, errors } = detailsOf(issue);
  if (code === 'unrecognized_keys') {
    return keys.map((key) => ({ pointer: pointerOf([...path, key]), code: 'unknown-field' }));
  }
  const meant = nearest(errors);
  if (meant) {
    return meant.flatMap((inner) => {
      return faults({ ...inner, path: [...path, ...pathOf(inner)] }, value);
    });
  }
  const isMissing = valueAt(value, path) === undefined;
  return [{ pointer: pointerOf(path), code: isMissing ? 'required' : codeOf(code, origin) }];
}

/** What zod says of an issue beyond the standard. */
function detailsOf(issue: Issue): {
  code: string;
  keys: readonly PropertyKey[];
  origin: string;
  errors: readonly Issues[];
} {
  return { code: '', keys: [], origin: '', errors: [], ...issue };
}

/** Of several shapes, the one that the value misses by least; none where they are plain values. */
function nearest(shapes: readonly Issues[]): Issues | undefined {
  const objects = shapes.filter((issues) => issues.every((issue) => isInside(issue)));
  return [...objects].sort((a, b) => a.length - b.length)[0];
}

function isInside(issue: Issue): boolean {
  return pathOf(issue).length > 0 || detailsOf(issue).code === 'unrecognized_keys';
}

function pathOf(issue: Issue): PropertyKey[] {
  return (issue.path ?? []).map((step) => (typeof step === 'object' ? step.key : step));
}

/** From zod's codes, which may change with its versions, to ours, which callers rely on. */
function codeOf(code: string, origin: string): FieldErrorCode {
  const isText = origin === 'string' || origin === 'array';
  switch (code) {
    case 'invalid_type':
    case 'invalid_union':
      return 'wrong-type';
    case 'invalid_format':
      return 'wrong-format';
    case 'invalid_value':
      return 'not-allowed';
    case 'too_small':
      return isText ? 'too-short' : 'too-small';
    case 'too_big':
      return isText ? 'too-long' : 'too-large';
    default:
      return 'invalid';
  }
}

/** RFC 6901. */
export function pointerOf(path: readonly PropertyKey[]): string {
  const escaped = path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
  return escaped.map((part) => `/${part}`).join('');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}
