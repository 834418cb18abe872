import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';

interface Props {
  task: {
    state?: string;
    place: string;
    lastDay: string | null;
    dueAt: string | null;
    provisional?: boolean;
  };
}

/** By when, in the zone of the desk; a sign and a word beside each colour. */
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
      {state === 'open' && <Distance dueAt={dueAt} days={days} />}
      {provisional && <Tag>{t('provisional')}</Tag>}
    </span>
  );
}

function Distance({ dueAt, days }: { dueAt: string; days: ReturnType<typeof useDays> }) {
  if (days.isPast(dueAt)) return <Tag color="error">! {days.distance(dueAt)}</Tag>;
  return <Tag color={days.isSoon(dueAt) ? 'warning' : 'default'}>{days.distance(dueAt)}</Tag>;
}
