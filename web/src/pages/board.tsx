import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList, useMe } from '../api/queries.ts';
import { LongList } from '../components/long-list.tsx';
import { OverdueCounts } from '../components/overdue-counts.tsx';
import { PlaceFilter } from '../components/place-filter.tsx';
import { TaskRow } from '../components/task-row.tsx';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { useFilters } from '../router.tsx';

const SPANS = ['overdue', '7', '30'] as const;

/** What is overdue in a place and below it, and what will fall due: counts, and the list behind each of them. */
export default function Board() {
  const { t } = useTranslation();
  const [{ place, department, rung, days }, change] = useFilters();
  const me = useMe().data?.data;
  const names = useNames();
  return (
    <>
      <h1>{t('page.board')}</h1>
      <div className="filters">
        <Segmented
          aria-label={t('span')}
          value={days ?? 'overdue'}
          onChange={(next) =>
            change({ days: next === 'overdue' ? undefined : next, rung: undefined })
          }
          options={SPANS.map((value) => ({
            value,
            label: value === 'overdue' ? t('overdue') : t('next-days', { count: Number(value) }),
          }))}
        />
        {me?.place && (
          <PlaceFilter value={place} top={me.place} onChange={(next) => change({ place: next })} />
        )}
        {department !== undefined && (
          <Button onClick={() => change({ department: undefined, rung: undefined })}>
            {names.desk(department)} × {t('all-desks')}
          </Button>
        )}
        {rung !== undefined && (
          <Button onClick={() => change({ rung: undefined })}>
            {t(`rung.${rung}`, { defaultValue: rung })} × {t('all-rungs')}
          </Button>
        )}
      </div>
      {days === undefined ? <Overdue /> : <Upcoming days={days} />}
    </>
  );
}

function Overdue() {
  const { t } = useTranslation();
  const [{ place, department, rung }] = useFilters();
  const list = useList('/api/boards/overdue', { place, department, rung });
  const first = list.data?.pages[0];
  const names = useNames();
  const days = useDays(names.timeZone(first?.place ?? ''));
  return (
    <>
      {first && (
        <>
          <p className="small">{t('as-of', { moment: days.moment(first.asOf) })}</p>
          <OverdueCounts counts={first.counts} place={place} />
        </>
      )}
      <h2>
        {department === undefined
          ? t('overdue-all')
          : t('overdue-of', { desk: names.desk(department) })}
      </h2>
      <LongList
        list={list}
        name={t('page.board')}
        empty={t('board-empty')}
        row={(task) => <TaskRow task={task} />}
      />
    </>
  );
}

function Upcoming({ days }: { days: string }) {
  const { t } = useTranslation();
  const [{ place, department }] = useFilters();
  const list = useList('/api/boards/upcoming', { place, department, days });
  return (
    <>
      <h2>{t('due-within', { count: Number(days) })}</h2>
      <p className="small">{t('due-within-help')}</p>
      <LongList
        list={list}
        name={t('due-within', { count: Number(days) })}
        empty={t('upcoming-empty')}
        row={(task) => <TaskRow task={task} />}
      />
    </>
  );
}
