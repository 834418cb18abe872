import { useState } from 'react';
import { Button, Card, Descriptions, Spin, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useMe, useRead } from '../api/queries.ts';
import { Completion } from '../components/completion.tsx';
import { Due } from '../components/due.tsx';
import { Handling } from '../components/handling.tsx';
import { RoundOfTask } from '../components/opinion-round.tsx';
import { TaskActions } from '../components/task-actions.tsx';
import { Trouble } from '../components/trouble.tsx';
import { WhyDue } from '../components/why-due.tsx';
import { useNames } from '../names.ts';
import { pb } from '../path-builder.ts';
import { Link } from '../router.tsx';

/** One task, for its desk and for whoever watches it. */
export default function Task({ id }: { id: string }) {
  const { t } = useTranslation();
  const task = useRead('/api/tasks/{id}', { id });
  const [isWhyOpen, setWhyOpen] = useState(false);
  const [isTyping, setTyping] = useState(false);
  if (task.isPending) return <Spin className="middle" />;
  if (!task.data)
    return task.error && <Trouble problem={task.error} onAgain={() => void task.refetch()} />;
  const { data } = task.data;
  const isOpen = data.state === 'open';
  return (
    <>
      <h1>{data.title}</h1>
      <div className="tags">
        <Tag color={isOpen ? 'processing' : 'default'}>{t(`state.${data.state}`)}</Tag>
        {data.outcomeLabel !== null && <Tag>{data.outcomeLabel}</Tag>}
        <Due task={data} />
        {isOpen && <Button onClick={() => setWhyOpen(true)}>{t('why-due')}</Button>}
      </div>
      <Facts task={data} />
      {data.round !== null && <RoundOfTask task={data} />}
      {isOpen && <TaskActions seen={task.data} />}
      {(isOpen || isTyping) && <Completion seen={task.data} onTyping={setTyping} />}
      <Handling task={data} />
      {isWhyOpen && <WhyDue taskId={id} place={data.place} onClose={() => setWhyOpen(false)} />}
    </>
  );
}

/** Whose it is, and of the person only what the task shows its desk. */
function Facts({
  task: { pathId, department, place, rung, handling, disclosed, can },
}: {
  task: Schemas['Task'];
}) {
  const { t } = useTranslation();
  const names = useNames();
  const mayOpenPaths = useMe().data?.data.can.includes('paths.list') ?? false;
  const shown = Object.entries(disclosed).map(([name, value]) => {
    return { key: name, label: names.fact(name), children: names.factValue(name, value) };
  });
  const items = [
    {
      key: 'desk',
      label: t('desk'),
      children: `${names.desk(department)} · ${names.place(place)}`,
    },
    ...(handling === null
      ? []
      : [
          {
            key: 'handling',
            label: t('handling-now'),
            children: t(`handling.${handling}`, { defaultValue: handling }),
          },
        ]),
    ...(rung === null
      ? []
      : [
          {
            key: 'rung',
            label: t('rung-now'),
            children: t(`rung.${rung}`, { defaultValue: rung }),
          },
        ]),
  ];
  return (
    <Card className="section" size="small">
      <Descriptions column={{ xs: 1, md: 2 }} size="small" items={[...items, ...shown]} />
      {shown.length === 0 && (
        <p className="small">{t(can.includes('complete') ? 'nothing-shown' : 'shown-to-desk')}</p>
      )}
      {mayOpenPaths && <Link to={pb.path(pathId)}>{t('open-path')}</Link>}
    </Card>
  );
}
