import { fieldErrors, type Language } from '../contract/field-errors.ts';
import { refusals, type RefusalCode } from '../contract/refusals.ts';
import type { RefusalMore } from '../application/refusal.ts';

/** RFC 9457. `title` and `detail` are for people, `code` and `pointer` for programs. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: RefusalCode;
  detail: string;
  errors?: { pointer: string; code: string; detail: string }[];
  present?: string;
  /** Number under which an unexpected error stands in the log. */
  incident?: string;
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export function problemOf(code: RefusalCode, more: RefusalMore, language: Language): Problem {
  const { status, title } = refusals[code];
  const errors = (more.errors ?? []).map(({ pointer, code: field }) => ({
    pointer,
    code: field,
    detail: fieldErrors[field][language],
  }));
  const [first] = errors;
  return {
    type: `/api/errors/${code}`,
    title: title[language],
    status,
    code,
    detail: first ? `${title[language]}: ${first.pointer} ${first.detail}` : title[language],
    ...(first ? { errors } : {}),
    ...(more.present === undefined ? {} : { present: more.present }),
  };
}
