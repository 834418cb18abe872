import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { write, type Schemas, type Seen } from '../api/client.ts';
import { useDeed } from '../use-deed.ts';
import { MaybeButton } from './maybe-button.tsx';
import { NoteDeed } from './note-deed.tsx';
import { Trouble } from './trouble.tsx';

type Words = 'returned' | 'declined' | 'urge' | 'order';

/** What else is done with an open task: at its desk, and by those who press for it. */
export function TaskActions({ seen: { data: task, tag } }: { seen: Seen<Schemas['Task']> }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Words>();
  const at = { id: task.id, tag };
  const { submit, isBusy, problem } = useDeed((what: 'received' | 'taken', key) =>
    write('/api/tasks/{id}/handling', { what }, { ...at, key }),
  );
  const why = (action: 'complete' | 'urge' | 'order') =>
    task.can.includes(action) ? undefined : t(`can-no.${action}`);
  const perform: Record<Words, (words: string, key: string) => Promise<unknown>> = {
    returned: (note, key) =>
      write('/api/tasks/{id}/handling', { what: 'returned', note }, { ...at, key }),
    declined: (note, key) =>
      write('/api/tasks/{id}/handling', { what: 'declined', note }, { ...at, key }),
    urge: (note, key) =>
      write('/api/tasks/{id}/urges', note === '' ? {} : { note }, { ...at, key }),
    order: (matter, key) => write('/api/tasks/{id}/orders', { matter }, { ...at, key }),
  };
  return (
    <div className="actions">
      {(['received', 'taken'] as const).map((what) => (
        <MaybeButton
          key={what}
          reason={why('complete')}
          loading={isBusy}
          onClick={() => void submit(what)}
        >
          {t(`do.${what}`)}
        </MaybeButton>
      ))}
      {(['returned', 'declined', 'urge', 'order'] as const).map((what) => (
        <MaybeButton
          key={what}
          reason={why(what === 'urge' || what === 'order' ? what : 'complete')}
          onClick={() => setAsking(what)}
        >
          {t(`do.${what}`)}
        </MaybeButton>
      ))}
      {problem && <Trouble problem={problem} />}
      {asking && (
        <NoteDeed
          title={t(`do.${asking}`)}
          label={t(`ask.${asking}`)}
          isNeeded={asking !== 'urge'}
          field={asking === 'order' ? 'matter' : 'note'}
          perform={(words = '', key) => perform[asking](words, key)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}
