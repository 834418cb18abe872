import { Segmented, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useList, useMe } from '../api/queries.ts';
import { FindPerson } from '../components/find-person.tsx';
import { LongList } from '../components/long-list.tsx';
import { MaybeButton } from '../components/maybe-button.tsx';
import { PlaceFilter } from '../components/place-filter.tsx';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { pb } from '../path-builder.ts';
import { go, Link, useFilters } from '../router.tsx';

const STATES = ['all', 'open', 'waiting', 'done'] as const;

/** The paths of a place and below it, the youngest first. */
export default function Paths() {
  const { t } = useTranslation();
  const [{ state, place }, change] = useFilters();
  const me = useMe().data?.data;
  const list = useList('/api/paths', { state, place });
  const may = (operation: string) => me?.can.includes(operation) ?? false;
  return (
    <>
      <div className="head">
        <h1>{t('page.paths')}</h1>
        <MaybeButton
          type="primary"
          reason={may('paths.start') ? undefined : t('can-no.start')}
          onClick={() => go(pb.intake())}
        >
          {t('begin')}
        </MaybeButton>
      </div>
      {may('persons.search') && <FindPerson />}
      <div className="filters">
        <Segmented
          aria-label={t('state-filter')}
          value={state ?? 'all'}
          onChange={(next) => change({ state: next === 'all' ? undefined : next })}
          options={STATES.map((value) => ({ value, label: t(`path-state.${value}`) }))}
        />
        {me?.place && (
          <PlaceFilter value={place} top={me.place} onChange={(next) => change({ place: next })} />
        )}
      </div>
      <LongList
        list={list}
        name={t('page.paths')}
        empty={t(may('paths.start') ? 'paths-empty' : 'paths-none')}
        row={(path) => <PathRow path={path} />}
      />
    </>
  );
}

function PathRow({
  path: { id, place, state, startedAt, nextDueAt },
}: {
  path: Schemas['PathList']['items'][number];
}) {
  const { t } = useTranslation();
  const names = useNames();
  const days = useDays(names.timeZone(place));
  return (
    <article className="row">
      <div>
        <Link to={pb.path(id)} className="title">
          {t('path')} {id.slice(-8)}
        </Link>
        <div className="small">
          {names.place(place)} · {t('begun')} {days.day(startedAt)}
        </div>
      </div>
      <div className="tags">
        <Tag>{t(`path-state.${state}`)}</Tag>
      </div>
      {nextDueAt === null ? (
        <span className="due small">{t('no-due')}</span>
      ) : (
        <span className="due">
          {t('next-due')} {days.moment(nextDueAt)}{' '}
          <Tag color={days.isPast(nextDueAt) ? 'error' : 'default'}>
            {days.isPast(nextDueAt) ? '! ' : ''}
            {days.distance(nextDueAt)}
          </Tag>
        </span>
      )}
    </article>
  );
}
