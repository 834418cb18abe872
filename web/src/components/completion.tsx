import { useEffect, useState } from 'react';
import { Alert, Button, Card, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { write, type Schemas, type Seen } from '../api/client.ts';
import { fieldErrors, filled } from '../form-errors.ts';
import { instantIn } from '../instant-in.ts';
import { useNames } from '../names.ts';
import { useDeed } from '../use-deed.ts';
import { MaybeButton } from './maybe-button.tsx';
import { SchemaFields, type Schema } from './schema-fields.tsx';
import { Trouble } from './trouble.tsx';

interface Values {
  outcome?: string;
  form?: Record<string, unknown>;
  happenedAt?: string;
}

interface Props {
  seen: Seen<Schemas['Task']>;
  /** Something is typed that is not recorded yet, or no longer. */
  onTyping: (isTyping: boolean) => void;
}

/** What came of a task, with the form of the pack. */
export function Completion({ seen, onTyping }: Props) {
  const { t } = useTranslation();
  const task = seen.data;
  const isOpen = task.state === 'open';
  // Once it is over nobody is told its form; what is typed in it stays.
  const [asked, setAsked] = useState(task);
  if (isOpen && task !== asked) setAsked(task);
  const timeZone = useNames().timeZone(task.place);
  const [form] = Form.useForm<Values>();
  const outcome: string | undefined = Form.useWatch('outcome', form);
  // As it was when she began: whether it is still so, the API says.
  const [tag, setTag] = useState(seen.tag);
  const { submit, isBusy, problem } = useDeed((body: Schemas['Completion'], key) =>
    write('/api/tasks/{id}/completion', body, { id: task.id, key, tag }),
  );
  useEffect(() => {
    if (problem) form.setFields(fieldErrors(problem) as Parameters<typeof form.setFields>[0]); // as the API names them
  }, [problem, form]);
  const needed = asked.outcomes.find(({ code }) => code === outcome)?.requires ?? [];
  const mayComplete = isOpen && task.can.includes('complete');
  const finish = async (values: Values) => {
    if ((await submit(completionOf(values, timeZone))) !== undefined) onTyping(false);
  };
  return (
    <Card title={t('complete')} className="section">
      {!isOpen && !isBusy && <Over onPutAway={() => onTyping(false)} />}
      {problem?.code === 'state-changed' ? (
        <Changed onGoOn={() => setTag(seen.tag)} />
      ) : (
        problem && <Trouble problem={problem} />
      )}
      <Form
        form={form}
        layout="vertical"
        disabled={!mayComplete}
        onValuesChange={() => onTyping(true)}
        onFinish={(values) => void finish(values)}
        scrollToFirstError
      >
        <Form.Item
          name="outcome"
          label={t('outcome')}
          required
          rules={[{ required: true, message: t('outcome-needed') }]}
        >
          <Radio.Group
            className="outcomes"
            options={asked.outcomes.map(({ code, label }) => ({ value: code, label }))}
          />
        </Form.Item>
        {asked.formSchema && (
          <SchemaFields schema={asked.formSchema as Schema} at={['form']} needed={needed} />
        )}
        <Form.Item name="happenedAt" label={t('happened-at')} extra={t('happened-at-help')}>
          <Input type="datetime-local" className="date" />
        </Form.Item>
        {mayComplete ? (
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {t('complete')}
          </Button>
        ) : (
          <MaybeButton reason={t(isOpen ? 'can-no.complete' : 'can-no.complete-over')}>
            {t('complete')}
          </MaybeButton>
        )}
      </Form>
    </Card>
  );
}

/** Somebody else has ended it meanwhile: what is typed here can still be read, and is not recorded. */
function Over({ onPutAway }: { onPutAway: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      title={t('over.title')}
      description={t('over.action')}
      action={<Button onClick={onPutAway}>{t('over.put-away')}</Button>}
    />
  );
}

/** Somebody else has done something with it meanwhile: what is typed here stays. */
function Changed({ onGoOn }: { onGoOn: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      title={t('changed.title')}
      description={t('changed.action')}
      action={<Button onClick={onGoOn}>{t('changed.go-on')}</Button>}
    />
  );
}

function completionOf(
  { outcome = '', form, happenedAt }: Values,
  timeZone: string,
): Schemas['Completion'] {
  const kept = filled(form);
  return {
    outcome,
    ...(kept === undefined ? {} : { form: kept as Record<string, unknown> }), // an object, and something of it is left
    ...(happenedAt ? { happenedAt: instantIn(timeZone, happenedAt) } : {}),
  };
}
