import { Descriptions, Drawer, Spin, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { Trouble } from './trouble.tsx';

interface Props {
  taskId: string;
  place: string;
  onClose: () => void;
}

/** Why a task is due when it is: from when, how long, by which article, and how sure we are of it. */
export function WhyDue({ taskId, place, onClose }: Props) {
  const { t } = useTranslation();
  const why = useRead('/api/tasks/{id}/why-due', { id: taskId });
  return (
    <Drawer open onClose={onClose} title={t('why-due')} size="large">
      {why.isPending && <Spin />}
      {why.error && <Trouble problem={why.error} onAgain={() => void why.refetch()} />}
      {why.data && <Why why={why.data.data} place={place} />}
    </Drawer>
  );
}

function Why({
  why: { title, lastDay, dueAt, provisional, clock },
  place,
}: {
  why: Schemas['WhyDue'];
  place: string;
}) {
  const { t } = useTranslation();
  const days = useDays(useNames().timeZone(place));
  if (!clock) return <p>{t('why.no-clock')}</p>;
  const told = lastDay === null ? dueAt && days.moment(dueAt) : days.civil(lastDay);
  const { start, length, article, confidence, kind, grounds, extensions, pausable } = clock;
  const items: [string, string | null][] = [
    ['why.task', title],
    ['why.told', told],
    ['why.from', `${days.moment(start.at)}${start.event === null ? '' : ` · ${start.event}`}`],
    ['why.length', length],
    ['why.article', article],
    ['why.kind', t(`kind.${kind}`)],
    ['why.pausable', t(pausable ? 'yes' : 'no')],
  ];
  const sure = {
    key: 'why.confidence',
    label: t('why.confidence'),
    children: (
      <>
        <Tag color={confidence === 'verified' ? 'success' : 'warning'}>
          {t(`confidence.${confidence}`)}
        </Tag>{' '}
        {confidence !== 'verified' && <span>{t('confidence-help')}</span>}
      </>
    ),
  };
  return (
    <>
      <Descriptions
        column={1}
        bordered
        size="small"
        items={[...items.map(([key, text]) => ({ key, label: t(key), children: text })), sure]}
      />
      <h3>{t('why.grounds')}</h3>
      <ul>
        {grounds.map(({ code, text }, i) => (
          <li key={`${code}/${i}`}>{text}</li>
        ))}
        {extensions.map(({ at, by, length: more }) => (
          <li key={at}>{t('why.extension', { day: days.day(at), by, length: more })}</li>
        ))}
      </ul>
      {provisional && <p>{t('why.provisional')}</p>}
    </>
  );
}
