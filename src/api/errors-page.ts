import { writeFileSync } from 'node:fs';
import { fieldErrors } from '../contract/field-errors.ts';
import { refusalHelp } from '../contract/refusal-help.ts';
import { refusals, type RefusalCode } from '../contract/refusals.ts';

const HEAD = `# Refusals

Every answer of 400 and above is a problem document (RFC 9457, \`application/problem+json\`). \`code\` is stable, \`title\`
and \`detail\` are for people, each of \`errors\` points at a field (JSON pointer). \`GET /api/errors/{code}\` says the same.

A refusal changes nothing. 503 and 429 carry \`Retry-After\` and may be repeated with the same \`Idempotency-Key\`: the act is
done once. With \`If-Match\` an act is weighed against what its caller has seen: 412 \`state-changed\` where it is no longer
so. Without it the first of two answers to a task counts, and the other is told 409 \`task-not-open\`. Both show how the
task stands now. An act that was taken is answered as it was, whatever \`If-Match\` says.

Texts are kept in Unicode NFC. Days and moments lie in the years 1900 to 2200.
`;

/** The catalogue of refusals as a page, from the same list that the API answers by. */
function errorsPage(): string {
  const codes = Object.keys(refusals).filter(isCode);
  return [HEAD, ...codes.sort().map(section), fields()].join('\n');
}

function section(code: RefusalCode): string {
  const { status, title } = refusals[code];
  const { when, action } = refusalHelp[code];
  return `## ${code} (${status})

- ${title.en}. ${when.en}. ${action.en}.
- ${title['zh-CN']}。${when['zh-CN']}。${action['zh-CN']}。
`;
}

/** Codes of single fields. */
function fields(): string {
  const lines = Object.entries(fieldErrors).map(
    ([code, text]) => `- \`${code}\`: ${text.en}; ${text['zh-CN']}`,
  );
  return `## Codes of fields\n\n${lines.join('\n')}\n`;
}

const isCode = (name: string): name is RefusalCode => Object.hasOwn(refusals, name);

function main([file]: string[]): void {
  if (file === undefined) process.stdout.write(errorsPage());
  else writeFileSync(file, errorsPage());
}

main(process.argv.slice(2));
