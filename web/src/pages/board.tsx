import { Button, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useList, useMe } from '../api/queries.ts';
import { LongList } from '../components/long-list.tsx';
import { PlaceFilter } from '../components/place-filter.tsx';
import { TaskRow } from '../components/task-row.tsx';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { useFilters } from '../router.tsx';

/** What is overdue in a place and below it: counts by department, and the list behind each of them. */
export default function Board() {
  const { t } = useTranslation();
  const [{ place, department }, change] = useFilters();
  const me = useMe().data?.data;
  const list = useList('/api/boards/overdue', { place, department });
  const first = list.data?.pages[0];
  const names = useNames();
  const days = useDays(names.timeZone(first?.place ?? ''));
  return (
    <>
      <h1>{t('page.board')}</h1>
      <div className="filters">
        {me?.place && (
          <PlaceFilter value={place} top={me.place} onChange={(next) => change({ place: next })} />
        )}
        {department !== undefined && (
          <Button onClick={() => change({ department: undefined })}>
            {names.desk(department)} × {t('all-desks')}
          </Button>
        )}
      </div>
      {list.isPending && <Spin className="middle" />}
      {first && (
        <>
          <p className="small">{t('as-of', { moment: days.moment(first.asOf) })}</p>
          <Counts counts={first.counts} onChoose={(desk) => change({ department: desk })} />
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

type Count = Schemas['OverdueBoard']['counts'][number];

function Counts({ counts, onChoose }: { counts: Count[]; onChoose: (desk: string) => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const rows = [...counts].sort((a, b) => b.overdue - a.overdue);
  return (
    <table className="counts">
      <thead>
        <tr>
          <th scope="col">{t('desk')}</th>
          <th scope="col">{t('overdue')}</th>
          <th scope="col">{t('state.open')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ department, overdue, open }) => (
          <tr key={department}>
            <th scope="row">
              <Button type="link" onClick={() => onChoose(department)}>
                {names.desk(department)}
              </Button>
            </th>
            <td className={overdue > 0 ? 'late' : undefined}>
              {overdue > 0 ? `! ${overdue}` : overdue}
            </td>
            <td>{open}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
