import { operations, type Operation } from '../abuse/operations.ts';
import { expected, rowOf, type Expected, type Relation } from './expectations.ts';
import { cellsOfLists } from './lists.ts';
import type { Cell } from './cell.ts';
import { requests, type Thing } from './requests.ts';
import { relationOf, type MatrixWorld, type Person, type Placed } from './world.ts';

const STATUS = { forbidden: 403, absent: 404, unauthenticated: 401 };
/** What the list of allowed actions calls the operations that do them. */
const CAN = {
  complete: 'tasks.complete',
  hold: 'clocks.hold',
  extend: 'clocks.extend',
  urge: 'handling.urge',
  order: 'handling.order',
};
/** Everybody signed in does the same there. */
const NOTHING: Placed = { id: 'not-found', seenFrom: {} };

export function cellsOf(world: MatrixWorld): Cell[] {
  const asked = operations.flatMap((operation) => [
    ...cellsOfRoles(world, operation),
    ...cellsOfStrangers(world, operation),
  ]);
  return [...asked, ...cellsOfLists(world), ...cellsOfOtherMethods(world)];
}

function cellsOfRoles({ people, things }: MatrixWorld, operation: Operation): Cell[] {
  const row = rowOf(operation.id);
  const here: Relation = { place: 'own', isDesk: true };
  if (row.of === 'nothing') {
    return people.map((one) => cellOf(operation, one, { thing: NOTHING, relation: here }));
  }
  return things[row.of].flatMap((thing) =>
    people.flatMap((one) => {
      const relation = relationOf(one, thing);
      return relation ? [cellOf(operation, one, { thing, relation })] : [];
    }),
  );
}

function cellOf(
  operation: Operation,
  { role, department, place, party, token }: Person,
  { thing, relation }: { thing: Placed; relation: Relation },
): Cell {
  const answer = expected(rowOf(operation.id), role, relation);
  const where = `${relation.isDesk ? 'desk ' : ''}${relation.place}`;
  const who = [role, department, place, party].filter((word) => word !== undefined).join(' ');
  const question = questionOf(operation, thing);
  const name = `${operation.id}, ${who}, ${where}: ${answer}`;
  const status = statusOf(answer, question.allowed);
  const isRead = operation.id === 'tasks.read' && answer === 'may';
  return { ...question, name, token, status, ...(isRead ? { can: canOf(role, relation) } : {}) };
}

function canOf(role: string, relation: Relation): string[] {
  const names = Object.entries(CAN);
  return names
    .filter(([, operation]) => expected(rowOf(operation), role, relation) === 'may')
    .map(([name]) => name);
}

/** Nobody who is not known is told anything, and a token does what it lists alone. */
function cellsOfStrangers(world: MatrixWorld, operation: Operation): Cell[] {
  const { of, may } = rowOf(operation.id);
  const [thing = NOTHING] = of === 'nothing' ? [] : world.things[of];
  const isOpen = may === 'anybody';
  const question = questionOf(operation, thing);
  const cell = (who: string, token: string | undefined, answer: Expected): Cell => {
    const status = statusOf(isOpen ? 'may' : answer, question.allowed);
    return { ...question, name: `${operation.id}, ${who}`, token, status };
  };
  const strangers = Object.entries(world.strangers).map(([who, token]) => {
    return cell(who, token, 'unauthenticated');
  });
  const narrow = world.narrow.find((one) => one.operation !== operation.id);
  return [...strangers, cell('a token for something else', narrow?.token, 'forbidden')];
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** What no operation is for: a method that an address does not have, by whomever. */
function cellsOfOtherMethods({ people }: MatrixWorld): Cell[] {
  const addresses = [...new Set(operations.map(({ path }) => path))];
  const worker = people.find(({ role }) => role === 'caseworker');
  return addresses.flatMap((path) => {
    const has = operations.filter((one) => one.path === path).map(({ method }) => method);
    const others = METHODS.filter((method) => !has.includes(method));
    return others.flatMap((method) =>
      [worker?.token, undefined].map((token) => ({
        name: `${method} ${path} as ${token === undefined ? 'nobody' : 'a caseworker'}`,
        operation: `${method} ${path}`,
        method,
        address: addressOf(path, NOTHING),
        token,
        request: {},
        status: 405,
      })),
    );
  });
}

function questionOf({ id, method, path }: Operation, thing: Thing) {
  const asked = requests[id]?.(thing);
  if (!asked) throw new Error(`test/matrix/requests.ts does not say how ${id} is asked`);
  const { allowed, ...request } = asked;
  return { operation: id, method, address: addressOf(path, thing), request, allowed };
}

const addressOf = (path: string, { id }: Thing) =>
  path.replace(/^\/api/, '').replace(/\{\w+\}/g, id);

const statusOf = (answer: Expected, allowed: number) =>
  answer === 'may' ? allowed : STATUS[answer];
