import type { ReactNode } from 'react';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useNames } from '../names.ts';
import { pb } from '../path-builder.ts';
import { Link } from '../router.tsx';
import { Due } from './due.tsx';

/** A task in a list. */
export function TaskRow({ task, more }: { task: Schemas['Task']; more?: ReactNode }) {
  const { t } = useTranslation();
  const names = useNames();
  const { id, title, department, place, handling, rung, answerBy, outcomeLabel } = task;
  return (
    <article className="row">
      <div>
        <Link to={pb.task(id)} className="title">
          {title}
        </Link>
        <div className="small">
          {names.desk(department)} · {names.place(place)}
        </div>
      </div>
      <div className="tags">
        {task.state !== 'open' && <Tag>{t(`state.${task.state}`)}</Tag>}
        {outcomeLabel !== null && task.state === 'done' && <Tag>{outcomeLabel}</Tag>}
        {handling !== null && (
          <Tag color="processing">{t(`handling.${handling}`, { defaultValue: handling })}</Tag>
        )}
        {answerBy !== null && task.state === 'open' && (
          <Tag color="warning">? {t('answer-wanted')}</Tag>
        )}
        {rung !== null && task.state === 'open' && (
          <Tag color="warning">↑ {t(`rung.${rung}`, { defaultValue: rung })}</Tag>
        )}
      </div>
      <div className="due">
        <Due task={task} />
        {more}
      </div>
    </article>
  );
}
