import { Spin, Tabs, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { AskReason } from '../components/ask-reason.tsx';
import { RoundOfPath } from '../components/opinion-round.tsx';
import { OnDay } from '../components/on-day.tsx';
import { Owed } from '../components/owed.tsx';
import { RecordFact } from '../components/record-fact.tsx';
import { Timeline } from '../components/timeline.tsx';
import { Trouble } from '../components/trouble.tsx';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { Picture } from '../picture/picture.tsx';
import { useFilters } from '../router.tsx';

/** The page of a person: what was done, is owed, is waited for and comes next. */
export default function PathPage({ id }: { id: string }) {
  const path = useRead('/api/paths/{id}', { id });
  if (path.isPending) return <Spin className="middle" />;
  if (path.error?.code === 'reading-reason-needed')
    return <AskReason path={id} onSaid={() => void path.refetch()} />;
  if (!path.data)
    return path.error && <Trouble problem={path.error} onAgain={() => void path.refetch()} />;
  const { data, tag } = path.data;
  return (
    <>
      <Head path={data} tag={tag} />
      <Picture path={data} />
      <RoundOfPath path={data} />
      <Parts path={data} />
    </>
  );
}

function Head({ path, tag }: { path: Schemas['Path']; tag: string | undefined }) {
  const { t } = useTranslation();
  const names = useNames();
  const days = useDays(names.timeZone(path.place));
  const { id, state, place, startedAt, pack, problem } = path;
  return (
    <>
      <div className="head">
        <h1>
          {t('path')} {id.slice(-8)}
        </h1>
        <RecordFact path={path} tag={tag} />
      </div>
      <div className="tags">
        <Tag color={state === 'done' ? 'default' : 'processing'}>{t(`path-state.${state}`)}</Tag>
        <span>{names.place(place)}</span>
        <span className="small">
          {t('begun')} {days.day(startedAt)} · {t('rules')} {pack.id} {pack.version}
        </span>
        {problem !== null && <Tag color="warning">! {t('waits-for-rules')}</Tag>}
      </div>
    </>
  );
}

/** Which part is looked at stands in the address. */
function Parts({ path }: { path: Schemas['Path'] }) {
  const { t } = useTranslation();
  const [{ part = 'owed' }, change] = useFilters();
  return (
    <Tabs
      activeKey={part}
      onChange={(next) => change({ part: next === 'owed' ? undefined : next })}
      items={[
        { key: 'owed', label: t('part.owed'), children: <Owed path={path} /> },
        { key: 'timeline', label: t('part.timeline'), children: <Timeline path={path} /> },
        { key: 'day', label: t('part.day'), children: <OnDay path={path} /> },
      ]}
    />
  );
}
