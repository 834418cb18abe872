import { STATUS_CODES } from 'node:http';
import { fieldErrors, type Language } from '../contract/field-errors.ts';
import { refusals, type RefusalCode } from '../contract/refusals.ts';
import type { RefusalMore } from '../application/refusal.ts';
import type { TaskView } from '../application/task-view.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import { languageOf } from './language.ts';

/** RFC 9457. `title` and `detail` are for people, `code` and `pointer` for programs. */
interface Problem {
  type: string;
  title: string;
  status: number;
  code: RefusalCode;
  detail: string;
  errors?: { pointer: string; code: string; detail: string }[];
  present?: string;
  task?: TaskView;
  /** Number under which an unexpected error stands in the log. */
  incident?: string;
}

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
/** Long enough for a database or a worker to come back, short enough for a person to wait. */
const RETRY_AFTER_S = 2;

export function sendProblem(
  reply: HttpReply,
  request: HttpRequest,
  refused: { code: RefusalCode; more: RefusalMore; incident?: string },
): void {
  const { code, more, incident } = refused;
  const problem = problemOf(code, more, languageOf(request.headers['accept-language']));
  const retryAfterS = more.retryAfterS ?? ('retry' in refusals[code] ? RETRY_AFTER_S : undefined);
  if (retryAfterS !== undefined) void reply.header('retry-after', String(retryAfterS));
  void reply
    .status(problem.status)
    .type(PROBLEM_TYPE)
    .send(incident === undefined ? problem : { ...problem, incident });
}

/** The same where there is no request to answer: as it goes over the wire, in the product's own language. */
export function rawProblem(
  code: RefusalCode,
  { isHead, headers }: { isHead: boolean; headers: Record<string, string> },
): string {
  const body = JSON.stringify(problemOf(code, {}, 'zh-CN'));
  const lines = [
    `HTTP/1.1 ${refusals[code].status} ${STATUS_CODES[refusals[code].status]}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${isHead ? '' : body}`;
}

function problemOf(code: RefusalCode, more: RefusalMore, language: Language): Problem {
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
    detail: first ? `${title[language]}: ${first.pointer || '/'} ${first.detail}` : title[language],
    ...(first ? { errors } : {}),
    ...(more.present === undefined ? {} : { present: more.present }),
    ...(more.task === undefined ? {} : { task: more.task }),
  };
}
