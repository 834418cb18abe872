import { Progress } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read } from '../api/client.ts';

const LOOK_MS = 3_000;

/** While the demonstration comes in; gone once it is whole, and in production there is none. */
export function LoadingDemo() {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['demonstration'],
    queryFn: async () => (await read('/api/demonstration')).data,
    retry: false,
    refetchInterval: ({ state: { data: seen } }) =>
      seen !== undefined && seen.done < seen.of ? LOOK_MS : false,
  });
  if (data === undefined || data.done >= data.of) return null;
  return (
    <div className="loading" role="status">
      <span className="small">{t('loading-demo', { done: data.done, of: data.of })}</span>
      <Progress
        percent={Math.floor((100 * data.done) / data.of)}
        size="small"
        showInfo={false}
        aria-label={t('loading-demo', { done: data.done, of: data.of })}
      />
    </div>
  );
}
