import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { pb } from '../path-builder.ts';
import { lastRound } from '../opinion-round.ts';
import { Link } from '../router.tsx';

type Task = Schemas['Task'];
type Done = Schemas['Path']['done'][number];
type Opinion = Pick<
  Task,
  'id' | 'department' | 'openedAt' | 'state' | 'lastDay' | 'outcomeLabel' | 'round'
>;

/** As the office of one of the opinions may see it, or whoever decides after them. */
export function RoundOfTask({ task: { pathId: path, place } }: { task: Task }) {
  const open = useRead('/api/tasks', { path, state: 'open' }).data?.data.items ?? [];
  const done = useRead('/api/tasks', { path, state: 'done' }).data?.data.items ?? [];
  return <Round tasks={[...open, ...done]} place={place} />;
}

/** As the path's own people see it, with the decision after it. */
export function RoundOfPath({ path: { open, done, place } }: { path: Schemas['Path'] }) {
  const tasks = [...open, ...done.map((one) => ({ ...one, state: 'done' as const }))];
  return (
    <Round tasks={tasks} place={place} decided={decisionAfter(lastRound(tasks)?.lines, done)} />
  );
}

interface Props {
  tasks: Opinion[];
  place: string;
  decided?: Done | undefined;
}

/** Offices that are asked side by side: who has answered, who is silent. Of an office nothing but its own is known to it. */
function Round({ tasks, place, decided }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const days = useDays(names.timeZone(place));
  const round = lastRound(tasks);
  if (!round) return null;
  const { asked, enough, answered, lines } = round;
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
                <Tag color="warning">… {t('round.silent')}</Tag>{' '}
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
function decisionAfter(
  lines: readonly { task: { key: string } | undefined }[] | undefined,
  done: readonly Done[],
): Done | undefined {
  const opinion = lines?.find(({ task }) => task !== undefined)?.task;
  if (!opinion) return undefined;
  const round = opinion.key.split('/').slice(0, -2).join('/');
  return done.findLast(({ key, decidedBy }) => decidedBy !== null && key.startsWith(`${round}/`));
}
