import { useMe, useWords } from './api/queries.ts';
import { useNames } from './names.ts';

/** The zone of whoever looks; without a place of hers that of the first place. */
export function useHomeZone(): string {
  const place = useMe().data?.data.place ?? useWords().places[0]?.id ?? '';
  return useNames().timeZone(place);
}
