import { useState } from 'react';
import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { write, type Schemas } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { MaybeButton } from './maybe-button.tsx';
import { NoteDeed } from './note-deed.tsx';
import { Trouble } from './trouble.tsx';

/** What was done with a task at its desk, urged and ordered; and the answers. */
export function Handling({ task }: { task: Schemas['Task'] }) {
  const { t } = useTranslation();
  const list = useRead('/api/tasks/{id}/handling', { id: task.id });
  const [answering, setAnswering] = useState<string>();
  const items = list.data?.data.items ?? [];
  const reason = task.can.includes('complete') ? undefined : t('can-no.complete');
  return (
    <Card title={t('handling-title')} className="section">
      {list.error && <Trouble problem={list.error} onAgain={() => void list.refetch()} />}
      {list.data && items.length === 0 && <p className="small">{t('handling-empty')}</p>}
      <ul className="lines">
        {items.map((line) => (
          <li key={line.id}>
            <Line line={line} place={task.place} />
            {line.answerBy !== null && !line.isAnswered && (
              <MaybeButton reason={reason} onClick={() => setAnswering(line.id)}>
                {t('do.answered')}
              </MaybeButton>
            )}
          </li>
        ))}
      </ul>
      {answering !== undefined && (
        <NoteDeed
          title={t('do.answered')}
          label={t('ask.answered')}
          isNeeded
          field="note"
          perform={(note = '', key) =>
            write(
              '/api/tasks/{id}/handling',
              { what: 'answered', of: answering, note },
              { id: task.id, key },
            )
          }
          onClose={() => setAnswering(undefined)}
        />
      )}
    </Card>
  );
}

function Line({ line: { text, by, at, number, answerBy, isAnswered, note }, place }: LineProps) {
  const { t } = useTranslation();
  const names = useNames();
  const days = useDays(names.timeZone(place));
  return (
    <>
      <div className="small">
        {days.moment(at)} · {names.role(by.role, by.department)}
        {number !== null && ` · ${number}`}
      </div>
      <div>
        {text} {answerBy !== null && isAnswered && <Tag>✓ {t('answered')}</Tag>}
        {answerBy !== null && !isAnswered && (
          <Tag color="warning">? {t('answer-by', { day: days.moment(answerBy) })}</Tag>
        )}
      </div>
      {note !== null && <blockquote>{note}</blockquote>}
    </>
  );
}

interface LineProps {
  line: Schemas['HandlingLine'];
  place: string;
}
