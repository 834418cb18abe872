import { useTranslation } from 'react-i18next';
import { useList } from '../api/queries.ts';
import { useDays } from '../days.ts';
import { pb } from '../path-builder.ts';
import { Link } from '../router.tsx';

interface Props {
  from: string;
  to: string;
  timeZone: string;
  may: boolean;
}

/** What whoever is signed in was told between two moments, while nobody acted. */
export function ActedSince({ from, to, timeZone, may }: Props) {
  const { t } = useTranslation();
  const days = useDays(timeZone);
  const notices = useList('/api/notices', {}, { isOn: may }).data?.pages[0]?.items ?? [];
  const told = notices.filter(({ at }) => at > from);
  return (
    <section aria-label={t('clock.since')}>
      <h3>{t('clock.since')}</h3>
      <p className="small">
        {days.moment(from)} – {days.moment(to)}
      </p>
      {told.length === 0 && <p>{t('clock.nothing')}</p>}
      <ul className="lines">
        {told.flatMap(({ id, at, lines }) =>
          lines.map(({ text, task, title }, i) => (
            <li key={`${id}/${i}`}>
              <span className="small">{days.moment(at)}</span> {text}{' '}
              {task !== null && <Link to={pb.task(task)}>{title ?? t('open-task')}</Link>}
            </li>
          )),
        )}
      </ul>
      <p className="small">{t('clock.others')}</p>
    </section>
  );
}
