import { expected, hasList, rowOf } from './expectations.ts';
import type { Cell } from './cell.ts';
import { relationOf, type MatrixWorld, type Person, type Placed } from './world.ts';

/** A list shows to each exactly the things that she may read one by one. */
export function cellsOfLists(world: MatrixWorld): Cell[] {
  const paths = world.things.path.filter(({ isThere }) => isThere);
  const tasks = world.things.task.filter(({ path }) => path !== undefined);
  return world.people.flatMap((person) => [
    listCell(person, { address: '/paths', list: 'paths.list', read: 'paths.read', things: paths }),
    listCell(person, {
      address: '/tasks',
      list: 'tasks.list',
      read: 'tasks.read',
      things: tasks.filter((task) => isOfInbox(person, task)),
    }),
    ...paths.map((path) =>
      listCell(person, {
        address: `/tasks?path=${path.id}`,
        list: 'tasks.list of a path',
        read: 'tasks.read',
        things: tasks.filter((task) => task.path === path.id),
      }),
    ),
  ]);
}

function isOfInbox(person: Person, task: Placed): boolean {
  const relation = relationOf(person, task);
  return relation !== undefined && (relation.isDesk || relation.place === 'named');
}

interface List {
  address: string;
  list: string;
  read: string;
  things: Placed[];
}

function listCell(person: Person, { address, list, read, things }: List): Cell {
  const { role, department, place, token } = person;
  const mayList = hasList(list, role);
  const asked = things.filter((thing) => relationOf(person, thing) !== undefined);
  const seen = asked.filter((thing) => {
    const relation = relationOf(person, thing);
    return relation !== undefined && expected(rowOf(read), role, relation) === 'may';
  });
  const ids = (some: Placed[]) => some.map(({ id }) => id).sort();
  return {
    name: `the list ${address.replace(/=.*/, '')}, ${[role, department, place].join(' ')}`,
    operation: list,
    method: 'GET',
    address: `${address}${address.includes('?') ? '&' : '?'}limit=200`,
    token,
    request: {},
    status: mayList ? 200 : 403,
    ...(mayList ? { shows: { among: ids(asked), ids: ids(seen) } } : {}),
  };
}
