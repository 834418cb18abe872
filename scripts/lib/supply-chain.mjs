import { readFileSync } from 'node:fs';
import { inRoot } from './root.mjs';

/** Licences that ask for nothing but to be named. A new one is read by a person before it stands here. */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);

/** Asks that changes to its own files stay open; for tools that are used as they are and are no part of what is delivered. */
const OF_TOOLS = { 'MPL-2.0': /^(axe-core|lightningcss(-[\w-]+)?)$/ };

/** Of packages that name none in their own data: what the licence text in the package says. */
const READ_BY_A_PERSON = { 'unionfs@4.6.0': 'Unlicense' };

/**
 * Packages of a CycloneDX bill of materials whose licence is not on the list: of alternatives one must be, of several that
 * hold together all. Answers sentences.
 */
export function licenceProblems({ components }) {
  return components.flatMap(({ name, version, licenses = [] }) => {
    const own = READ_BY_A_PERSON[`${name}@${version}`];
    const expressions = own
      ? [own]
      : licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name);
    const isFine = (expression) => isAllowed(expression) || OF_TOOLS[expression]?.test(name);
    if (expressions.length > 0 && expressions.every(isFine)) return [];
    return [`${name}@${version} is under ${expressions.join(', ') || 'no licence that it names'}`];
  });
}

function isAllowed(expression) {
  const parts = (text, by) => text.replace(/[()]/g, ' ').split(by);
  return parts(String(expression), / AND /).every((all) =>
    parts(all, / OR /).some((one) => LICENCES.has(one.trim())),
  );
}

/** What in the lock file could bring in something else than what was locked, or run it. Answers sentences. */
export function lockProblems({ packages }, { allowScripts = {} }) {
  const allowed = Object.entries(allowScripts).filter(([, may]) => may !== false);
  return [
    ...Object.entries(packages).flatMap(([path, { integrity, link, resolved }]) => {
      if (path === '') return [];
      if (link) return [`${path} is a link to a folder`];
      if (!integrity?.startsWith('sha512-')) return [`${path} has no sha512 of its content`];
      return resolved === undefined ? [] : [`${path} names the place it was fetched from`];
    }),
    ...allowed.map(([name]) => `${name} may run a script while it is installed`),
  ];
}

export function lockFile() {
  return JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
}

export function manifest() {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
}
