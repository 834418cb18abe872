import type { FieldError } from '../contract/field-errors.ts';
import type { RefusalCode } from '../contract/refusals.ts';
import type { TaskView } from './task-view.ts';

export interface RefusalMore {
  errors?: FieldError[];
  /** Where the thing is that is meant now, such as the present opening of an ended task. */
  present?: string;
  /** How the task stands now, for whoever may see it. */
  task?: TaskView;
  /** When it is worth trying again, in seconds. */
  retryAfterS?: number;
  /** For the audit alone, never answered: whose account it was about, where nobody is signed in yet. */
  about?: { id: string; role: string } | undefined;
}

/** A refusal is data with a stable code: it is thrown once, by a use case, and written once, by the filter. */
export class Refusal extends Error {
  override name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    readonly more: RefusalMore = {},
  ) {
    super(code);
  }
}
