import type { PathActivities } from '../src/contract/activities.ts';
import { createAdvance, type AdvanceDeps } from './advance-path.ts';

/** Everything that paths ask of the world outside. */
export function createActivities(deps: AdvanceDeps) {
  return { advance: createAdvance(deps) } satisfies PathActivities;
}
