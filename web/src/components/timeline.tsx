import { useEffect, useState } from 'react';
import { Empty, Select, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem, write, type Schemas } from '../api/client.ts';
import { useList } from '../api/queries.ts';
import { useNames } from '../names.ts';
import { useFilters } from '../router.tsx';
import { NoteDeed } from './note-deed.tsx';
import { TimelineLine } from './timeline-line.tsx';
import { Trouble } from './trouble.tsx';

type Line = Schemas['TimelineLine'];

/** What has happened, the latest first. All of it is read, so that a filter leaves nothing out. */
export function Timeline({ path }: { path: Schemas['Path'] }) {
  const { t } = useTranslation();
  const list = useList('/api/paths/{id}/timeline', { id: path.id });
  const { hasNextPage, isFetchingNextPage, fetchNextPage, error } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const [filters] = useFilters();
  const [voiding, setVoiding] = useState<string>();
  const all = (list.data?.pages.flatMap((page) => page.items) ?? []).toReversed();
  const lines = all.filter((line) => fits(line, filters));
  return (
    <>
      <TimelineFilters lines={all} />
      {error instanceof ApiProblem && (
        <Trouble problem={error} onAgain={() => void list.refetch()} />
      )}
      {(list.isPending || hasNextPage) && <Spin />}
      {!list.isPending && lines.length === 0 && <Empty description={t('timeline-empty')} />}
      <ol className="lines" aria-label={t('part.timeline')}>
        {lines.map((line) => (
          <TimelineLine key={line.id} line={line} path={path} onVoid={() => setVoiding(line.id)} />
        ))}
      </ol>
      {voiding !== undefined && (
        <NoteDeed
          title={t('void')}
          label={t('ask.void')}
          isNeeded
          field="reason"
          perform={(reason = '', key) =>
            write('/api/entries/{id}/void', { path: path.id, reason }, { id: voiding, key })
          }
          onClose={() => setVoiding(undefined)}
        />
      )}
    </>
  );
}

function fits({ kind, step, department }: Line, filters: Record<string, string>): boolean {
  const is = (wanted: string | undefined, own: string | null) =>
    wanted === undefined || wanted === own;
  return (
    is(filters['kind'], kind) && is(filters['step'], step) && is(filters['department'], department)
  );
}

function TimelineFilters({ lines }: { lines: Line[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const [filters, change] = useFilters();
  const of = (values: (string | null)[]) => [...new Set(values)].filter((value) => value !== null);
  const all = {
    kind: of(lines.map(({ kind }) => kind)).map((value) => ({
      value,
      label: t(`kind-of.${value}`),
    })),
    step: of(lines.map(({ step }) => step)).map((value) => ({ value, label: names.step(value) })),
    department: of(lines.map(({ department }) => department)).map((value) => ({
      value,
      label: names.desk(value),
    })),
  };
  return (
    <div className="filters">
      {(['kind', 'step', 'department'] as const).map((name) => (
        <Select
          key={name}
          allowClear
          aria-label={t(`filter.${name}`)}
          placeholder={t(`filter.${name}`)}
          value={filters[name]}
          onChange={(value: string | undefined) => change({ [name]: value })}
          options={all[name]}
        />
      ))}
    </div>
  );
}
