import { useEffect } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Empty, Progress, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem, read } from '../api/client.ts';
import { useMe, useWords } from '../api/queries.ts';
import { ChangedTasks } from '../components/changed-tasks.tsx';
import { PlaceFilter } from '../components/place-filter.tsx';
import { Trouble } from '../components/trouble.tsx';
import { mergeDryRuns } from '../dry-run.ts';
import { useFilters } from '../router.tsx';

/** What other rules would change for the open paths of a place, before anybody decides on it. Nothing is changed. */
export default function Rules() {
  const { t } = useTranslation();
  const [{ place, pack }, change] = useFilters();
  const me = useMe().data?.data;
  const { packs } = useWords();
  return (
    <>
      <h1>{t('page.rules')}</h1>
      <p>{t('dry-run.help')}</p>
      <div className="filters">
        <label className="field">
          <span>{t('dry-run.pack')}</span>
          <Select
            aria-label={t('dry-run.pack')}
            placeholder={t('dry-run.choose')}
            value={pack}
            onChange={(next: string) => change({ pack: next })}
            options={packs.map(({ id, version, title }) => {
              return { value: `${id}@${version}`, label: `${title} ${version}` };
            })}
          />
        </label>
        {me?.place && (
          <PlaceFilter value={place} top={me.place} onChange={(next) => change({ place: next })} />
        )}
      </div>
      {pack === undefined ? (
        <Empty description={t('dry-run.choose')} />
      ) : (
        <Difference key={`${pack} ${place ?? ''}`} pack={pack} place={place} />
      )}
    </>
  );
}

function Difference({ pack, place }: { pack: string; place: string | undefined }) {
  const { t, i18n } = useTranslation();
  const [id = '', version = ''] = pack.split('@');
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['dry-run', pack, place, i18n.language],
    queryFn: async ({ pageParam }) => {
      const after = pageParam === '' ? {} : { after: pageParam };
      return (await read('/api/dry-runs', { id, version, place, ...after })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  if (error instanceof ApiProblem) {
    return <Trouble problem={error} onAgain={() => void refetch()} />;
  }
  const run = mergeDryRuns(data?.pages ?? []);
  const isWhole = data !== undefined && !hasNextPage;
  return (
    <>
      {!isWhole && (
        <Progress
          aria-label={t('dry-run.looking')}
          percent={run.of === 0 ? 0 : Math.floor((100 * run.looked) / run.of)}
        />
      )}
      <p role="status">
        {t(isWhole ? 'dry-run.all' : 'dry-run.looking-at', { looked: run.looked, of: run.of })}{' '}
        {t('dry-run.changed', { count: run.changed })}
      </p>
      {run.failed > 0 && <p>{t('dry-run.failed', { count: run.failed })}</p>}
      <ul>
        {run.refused.map(({ code, title, paths }) => (
          <li key={code}>
            {title}: {t('dry-run.paths', { count: paths })}
          </li>
        ))}
      </ul>
      <ChangedTasks changes={run.changes} />
    </>
  );
}
