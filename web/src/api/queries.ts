import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  type QueryClient,
} from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type ApiProblem,
  read,
  type Answer,
  type Asked,
  type ReadPath,
  type Schemas,
  type Seen,
} from './client.ts';

type ListPath =
  | '/api/tasks'
  | '/api/paths'
  | '/api/boards/overdue'
  | '/api/boards/upcoming'
  | '/api/notices'
  | '/api/paths/{id}/timeline';
const PAGE = 50;

/** One thing of the API; words come in the language of the page, so it is part of what was asked. */
export function useRead<P extends ReadPath>(path: P, asked: Asked = {}, { isOn = true } = {}) {
  const { i18n } = useTranslation();
  return useQuery<Seen<Answer<P>>, ApiProblem>({
    queryKey: [path, asked, i18n.language],
    queryFn: () => read(path, asked),
    enabled: isOn,
  });
}

/** A list, page after page. */
export function useList<P extends ListPath>(path: P, asked: Asked, { isOn = true } = {}) {
  const { i18n } = useTranslation();
  return useInfiniteQuery({
    // What is read as one thing is kept by itself: it has another shape.
    queryKey: [path, asked, i18n.language, 'list'],
    enabled: isOn,
    queryFn: async ({ pageParam }) => {
      const after = pageParam === '' ? {} : { after: pageParam };
      return (await read(path, { ...asked, ...after, limit: PAGE })).data;
    },
    initialPageParam: '',
    // Each of these lists is a keyset page.
    getNextPageParam: (page) => (page as { next: string | null }).next,
    placeholderData: keepPreviousData,
  });
}

export const useMe = () => useRead('/api/session');

/** Whoever is signed in; inside the layout there always is one. */
export function useWords(): Schemas['Words'] {
  const { data } = useRead('/api/words');
  return data?.data ?? NO_WORDS;
}

const NO_WORDS: Schemas['Words'] = {
  places: [],
  calendars: {},
  desks: {},
  steps: {},
  facts: {},
  packs: [],
  recordable: {},
};

/** After a deed, or when others have done one: everything on the page is read again, and what is being typed stays. */
export const readAgain = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey }) => !STANDING.has(String(queryKey[0])) });

const STANDING = new Set(['/api/words', '/api/session', '/api/sign-in']);
