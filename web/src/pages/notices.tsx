import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useList, useMe } from '../api/queries.ts';
import { LongList } from '../components/long-list.tsx';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { pb } from '../path-builder.ts';
import { Link } from '../router.tsx';

/** For information: what the desk was told, the latest first. */
export default function Notices() {
  const { t } = useTranslation();
  const list = useList('/api/notices', {});
  return (
    <>
      <h1>{t('page.notices')}</h1>
      <LongList
        list={list}
        name={t('page.notices')}
        empty={t('notices-empty')}
        row={(one) => <Notice notice={one} />}
      />
    </>
  );
}

function Notice({ notice: { at, kind, lines, total } }: { notice: Schemas['Notice'] }) {
  const { t } = useTranslation();
  const place = useMe().data?.data.place ?? '';
  const days = useDays(useNames().timeZone(place));
  return (
    <article className="row wide">
      <div className="small">
        {days.moment(at)} · {t(`notice.${kind}`)}
      </div>
      <ul>
        {lines.map(({ what, text, task, title }, i) => (
          <li key={`${what}/${task ?? i}`}>
            {text} {task !== null && <Link to={pb.task(task)}>{title ?? t('open-task')}</Link>}
          </li>
        ))}
      </ul>
      {total > lines.length && (
        <div className="small">{t('notice-more', { count: total - lines.length })}</div>
      )}
    </article>
  );
}
