import { useState } from 'react';
import { Alert, Button, Collapse, Empty } from 'antd';
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
            <TaskRow
              task={task}
              more={
                <Button
                  size="small"
                  onClick={() => setAsked(task)}
                  aria-label={`${t('why-due')} ${task.title}`}
                >
                  {t('why-due')}
                </Button>
              }
            />
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

/** By service, and closed: there is much that may come one day. */
function Waiting({ path: { waiting, place } }: { path: Schemas['Path'] }) {
  const { t } = useTranslation();
  const names = useNames();
  const words = useWaitingWords(place);
  if (waiting.length === 0) return null;
  const steps = [...new Set(waiting.map(({ step }) => step))];
  const children = (
    <dl className="waits">
      {steps.map((step) => (
        <div key={step}>
          <dt>{names.step(step)}</dt>
          {waiting
            .filter((one) => one.step === step)
            .map((one, i) => (
              <dd key={i}>{words(one)}</dd>
            ))}
        </div>
      ))}
    </dl>
  );
  const label = t('waited-for', { count: steps.length });
  return <Collapse className="section" items={[{ key: 'waiting', label, children }]} />;
}

function useWaitingWords(place: string) {
  const { t } = useTranslation();
  const names = useNames();
  const days = useDays(names.timeZone(place));
  return ({ fact, value, until }: Schemas['Waiting']): string => {
    const what =
      fact === undefined ? [] : [`${names.fact(fact)} = ${names.factValue(fact, value ?? true)}`];
    const end = until === undefined ? [] : [t('until', { day: days.day(until) })];
    const words = [...what, ...end];
    return words.length === 0 ? t('others-first') : words.join(', ');
  };
}
