import { useState } from 'react';
import { Alert, Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { TaskRow } from './task-row.tsx';
import { WhyDue } from './why-due.tsx';

/** Who owes what until when, and what is waited for. */
export function Owed({ path }: { path: Schemas['Path'] }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Schemas['PathTask']>();
  const open = [...path.open].sort((a, b) => dueOf(a) - dueOf(b));
  return (
    <>
      <Standing path={path} />
      {open.length === 0 && <Empty description={t('owed-empty')} />}
      <ul className="lines wide" aria-label={t('part.owed')}>
        {open.map((task) => (
          <li key={task.id}>
            <TaskRow task={task} />
            <Button
              size="small"
              onClick={() => setAsked(task)}
              aria-label={`${t('why-due')} ${task.title}`}
            >
              {t('why-due')}
            </Button>
          </li>
        ))}
      </ul>
      <Waiting path={path} />
      {asked && (
        <WhyDue taskId={asked.id} place={asked.place} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}

const dueOf = ({ dueAt }: { dueAt: string | null }) =>
  dueAt === null ? Infinity : Date.parse(dueAt);

/** What a named human has to look at: voids to be signed, what is done and no longer called for, clocks that are held. */
function Standing({ path: { voidsToSign, orphans, holds, place } }: { path: Schemas['Path'] }) {
  const { t } = useTranslation();
  const days = useDays(useNames().timeZone(place));
  const lines = [
    ...voidsToSign.map(({ at }) => t('standing.void', { day: days.moment(at) })),
    ...orphans.map(({ title, undo }) =>
      undo
        ? t('standing.orphan-undo', { title, undo: undo.title })
        : t('standing.orphan', { title }),
    ),
    ...holds.map(({ reason, until }) =>
      until === null
        ? t('standing.hold', { reason })
        : t('standing.hold-until', { reason, day: days.day(until) }),
    ),
  ];
  return lines.map((line) => (
    <Alert key={line} type="warning" showIcon title={line} className="section" />
  ));
}

function Waiting({ path: { waiting, place } }: { path: Schemas['Path'] }) {
  const { t } = useTranslation();
  const names = useNames();
  const days = useDays(names.timeZone(place));
  if (waiting.length === 0) return null;
  return (
    <>
      <h3>{t('waited-for')}</h3>
      <ul>
        {waiting.map(({ step, fact, value, until }, i) => (
          <li key={`${step}/${i}`}>
            {names.step(step)}：
            {fact !== undefined && `${names.fact(fact)} = ${names.factValue(fact, value ?? true)} `}
            {until !== undefined && t('until', { day: days.day(until) })}
            {fact === undefined && until === undefined && t('others-first')}
          </li>
        ))}
      </ul>
    </>
  );
}
