import type { Schemas } from './api/client.ts';
import { pb } from './path-builder.ts';

/** Pages, in the order of the menu, with the operation that each of them shows. */
export const MENU = [
  { name: 'inbox', to: pb.inbox(), operation: 'tasks.list' },
  { name: 'paths', to: pb.paths(), operation: 'paths.list' },
  { name: 'board', to: pb.board(), operation: 'boards.overdue' },
  { name: 'rules', to: pb.rules(), operation: 'dryruns.read' },
  { name: 'notices', to: pb.notices(), operation: 'notices.list' },
] as const;

/** Where somebody begins: who watches at the board, casework at the paths, an office at its inbox. */
export function homeOf({ can }: Schemas['WhoAmI']): string {
  const may = (operation: string) => can.includes(operation);
  if (may('boards.overdue') && !may('paths.list')) return pb.board();
  if (may('paths.list')) return pb.paths();
  return may('tasks.list') ? pb.inbox() : pb.notices();
}
