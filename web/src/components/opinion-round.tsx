import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { pb } from '../path-builder.ts';
import { lastRound } from '../opinion-round.ts';
import { Link } from '../router.tsx';

/** Offices that are asked side by side: who has answered, who is silent. Of an office nothing but its own is known to it. */
export function OpinionRound({
  pathId,
  place,
  path,
}: {
  pathId: string;
  place: string;
  /** Known to the path's own people. */
  path?: Schemas['Path'];
}) {
  const { t } = useTranslation();
  const names = useNames();
  const days = useDays(names.timeZone(place));
  const open = useRead('/api/tasks', { path: pathId, state: 'open' }).data?.data.items ?? [];
  const done = useRead('/api/tasks', { path: pathId, state: 'done' }).data?.data.items ?? [];
  const round = lastRound([...open, ...done]);
  if (!round) return null;
  const { asked, enough, answered, lines } = round;
  const decided =
    path &&
    decisionAfter(
      path,
      lines.flatMap(({ task }) => task?.id ?? []),
    );
  return (
    <Card title={t('round.title')} className="section">
      <p>{t('round.rule', { count: asked.length, enough })}</p>
      <ul className="lines" aria-label={t('round.title')}>
        {lines.map(({ department, task }) => (
          <li key={department}>
            {task ? (
              <Link to={pb.task(task.id)}>{names.desk(department)}</Link>
            ) : (
              names.desk(department)
            )}{' '}
            {task?.state === 'open' && (
              <>
                <Tag color="warning">… {t('round.silent')}</Tag>
                {task.lastDay !== null && (
                  <span className="small">{t('until', { day: days.civil(task.lastDay) })}</span>
                )}
              </>
            )}
            {task?.state === 'done' && (
              <Tag color="success">✓ {task.outcomeLabel ?? t('answered')}</Tag>
            )}
            {!task && <span className="small">{t('round.not-shown')}</span>}
          </li>
        ))}
      </ul>
      {lines.every(({ task }) => task !== undefined) && (
        <p className="small">{t('round.count', { count: answered, of: asked.length })}</p>
      )}
      {decided && (
        <p>
          {t('round.decided', {
            outcome: decided.outcomeLabel,
            day: days.day(decided.happenedAt),
            desk: names.desk(decided.department),
          })}
          {decided.decidedBy !== null && ` ${t('round.by', { name: decided.decidedBy })}`}
        </p>
      )}
    </Card>
  );
}

/** In the same round, by a named human. */
function decisionAfter({ open, done }: Schemas['Path'], opinions: string[]) {
  const keys = [...open, ...done].flatMap(({ id, key }) => (opinions.includes(id) ? [key] : []));
  const [round] = keys.map((key) => key.split('/').slice(0, -2).join('/'));
  if (round === undefined) return undefined;
  return done.findLast(({ key, decidedBy }) => decidedBy !== null && key.startsWith(`${round}/`));
}
