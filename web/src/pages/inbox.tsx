import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList, useMe, useWords } from '../api/queries.ts';
import { LongList } from '../components/long-list.tsx';
import { PlaceFilter } from '../components/place-filter.tsx';
import { TaskRow } from '../components/task-row.tsx';
import { useFilters } from '../router.tsx';

const STATES = ['open', 'taken', 'waiting', 'done', 'withdrawn'] as const;
/** What is open, in parts. */
const PARTS: ReadonlySet<string> = new Set(['taken', 'waiting']);

/** The tasks of a desk, soonest due first; whoever watches several desks names one. */
export default function Inbox() {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const { state = 'open', department, place, dueBefore } = filters;
  const me = useMe().data?.data;
  const list = useList('/api/tasks', {
    ...(PARTS.has(state) ? { state: 'open', only: state } : { state }),
    department,
    place,
    dueBefore,
  });
  const isWide = me?.can.includes('boards.overdue') ?? false;
  return (
    <>
      <h1>{t('page.inbox')}</h1>
      <div className="filters">
        <Segmented
          aria-label={t('state-filter')}
          value={state}
          onChange={(next) => change({ state: next === 'open' ? undefined : next })}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        {isWide && (
          <DeskFilter
            value={department ?? me?.desk}
            onChange={(next) => change({ department: next })}
          />
        )}
        {isWide && me?.place && (
          <PlaceFilter value={place} top={me.place} onChange={(next) => change({ place: next })} />
        )}
      </div>
      <LongList
        list={list}
        name={t('page.inbox')}
        empty={t(`inbox-empty.${state}`)}
        row={(task) => <TaskRow task={task} />}
      />
    </>
  );
}

function DeskFilter({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (desk: string) => void;
}) {
  const { t } = useTranslation();
  const { desks } = useWords();
  return (
    <label className="field">
      <span>{t('desk')}</span>
      <Select
        aria-label={t('desk')}
        showSearch={{ optionFilterProp: 'label' }}
        value={value}
        onChange={onChange}
        options={Object.entries(desks).map(([id, label]) => ({ value: id, label }))}
      />
    </label>
  );
}
