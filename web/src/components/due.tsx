import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { isGuessed, restOf, workdaysLeft } from '../workdays.ts';

interface Props {
  task: {
    state?: string;
    place: string;
    lastDay: string | null;
    dueAt: string | null;
    provisional?: boolean;
  };
}

/** By when, in the zone of the desk and by its rest days; a sign and a word beside each colour. */
export function Due({ task: { state = 'open', place, lastDay, dueAt, provisional } }: Props) {
  const { t } = useTranslation();
  const days = useDays(useNames().timeZone(place));
  if (dueAt === null) return <span className="due small">{t('no-due')}</span>;
  const day = lastDay === null ? days.moment(dueAt) : days.civil(lastDay);
  return (
    <span className="due">
      <span>
        {t('due')} {day}
      </span>
      {state === 'open' && <Distance dueAt={dueAt} lastDay={lastDay} place={place} />}
      {provisional && <Tag>{t('provisional')}</Tag>}
    </span>
  );
}

function Distance({
  dueAt,
  lastDay,
  place,
}: {
  dueAt: string;
  lastDay: string | null;
  place: string;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const days = useDays(names.timeZone(place));
  if (days.isPast(dueAt)) return <Tag color="error">! {days.distance(dueAt)}</Tag>;
  const calendar = names.calendar(place);
  const last = lastDay ?? days.date(dueAt);
  const today = days.today();
  const left = last === today ? undefined : calendar && workdaysLeft(calendar, { today, last });
  const isSure = calendar && !isGuessed(calendar, last);
  const rest = calendar && restOf(calendar, last);
  return (
    <>
      <Tag color={days.isSoon(dueAt) ? 'warning' : 'default'}>
        {days.distance(dueAt)}
        {left !== undefined && ` · ${t(isSure ? 'workdays' : 'workdays-about', { count: left })}`}
      </Tag>
      {rest !== undefined && (
        <Tag>{rest === '' ? t('rest-day') : t('rest-on', { name: rest })}</Tag>
      )}
    </>
  );
}
