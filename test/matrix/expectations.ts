import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../support/program.ts';

/** Where a thing lies, seen from where somebody works. */
export const PLACES = [
  'own',
  'below',
  'above',
  'sibling',
  'elsewhere',
  'other-province',
  'handed-over',
  'received',
  'named',
  'conflicted',
  'sealed',
  'sealed-below',
  'kept',
  'erased',
  'absent',
] as const;
export type PlaceWord = (typeof PLACES)[number];

export type KindOfThing =
  | 'path'
  | 'task'
  | 'entry'
  | 'erasure'
  | 'glass'
  | 'account'
  | 'token'
  | 'place'
  | 'desk'
  | 'nothing';

export interface Relation {
  place: PlaceWord;
  /** It lies on a desk that has the name of hers. */
  isDesk: boolean;
}

/** What somebody is told: done, not to be done by her, not there, or who she is. */
export type Expected = 'may' | 'forbidden' | 'absent' | 'unauthenticated';

type Where = Record<string, string[]>;
export interface Row {
  of: KindOfThing;
  may: Where | 'everybody signed in' | 'anybody';
  toldNo?: Where;
  otherwise: 'absent' | 'forbidden';
}
interface Written {
  roles: string[];
  groups: Record<string, string[]>;
  lists: Record<string, string[]>;
  operations: Record<string, Row>;
}

const text = readFileSync(join(root, 'test/matrix/expectations.yaml'), 'utf8');
export const expectations = parse(text) as Written; // its words are checked below, and by the matrix itself

/** What the expectations say of an operation; an operation without a row is a fault of whoever added it. */
export function rowOf(operation: string): Row {
  const row = expectations.operations[operation];
  if (!row) throw new Error(`test/matrix/expectations.yaml has no row for ${operation}`);
  return row;
}

/** Whether a role has a list of her own things. */
export function hasList(list: string, role: string): boolean {
  return (expectations.lists[list] ?? []).some((name) => rolesOf(name).includes(role));
}

export function expected(row: Row, role: string, relation: Relation): Expected {
  if (typeof row.may === 'string' || isNamed(row.may, role, relation)) return 'may';
  return isNamed(row.toldNo ?? {}, role, relation) ? 'forbidden' : row.otherwise;
}

function isNamed(where: Where, role: string, { place, isDesk }: Relation): boolean {
  return Object.entries(where).some(([name, words]) => {
    return (
      rolesOf(name).includes(role) &&
      (words.includes(place) || (isDesk && words.includes(`desk ${place}`)))
    );
  });
}

const rolesOf = (name: string) => expectations.groups[name] ?? [name];

/** Words of the file that nobody would ever ask about: a slip of the pen there would hide a deviation. */
export function unknownWords(): string[] {
  const names = [...expectations.roles, ...Object.keys(expectations.groups)];
  const words = PLACES.flatMap((place) => [place, `desk ${place}`]);
  const wheres = Object.values(expectations.operations)
    .flatMap(({ may, toldNo = {} }) => [may, toldNo])
    .filter((one) => typeof one !== 'string');
  const used = wheres.flatMap((where) => Object.entries(where).flat(2));
  return [...used, ...Object.values(expectations.lists).flat()].filter(
    (word) => !names.includes(word) && !words.includes(word),
  );
}
