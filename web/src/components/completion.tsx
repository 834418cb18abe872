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

/** What came of a task, with the form of the pack. */
export function Completion({ seen }: { seen: Seen<Schemas['Task']> }) {
  const { t } = useTranslation();
  const task = seen.data;
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
  const needed = task.outcomes.find(({ code }) => code === outcome)?.requires ?? [];
  const mayComplete = task.can.includes('complete');
  return (
    <Card title={t('complete')} className="section">
      {problem?.code === 'state-changed' ? (
        <Changed onGoOn={() => setTag(seen.tag)} />
      ) : (
        problem && <Trouble problem={problem} />
      )}
      <Form
        form={form}
        layout="vertical"
        disabled={!mayComplete}
        onFinish={(values) => void submit(completionOf(values, timeZone))}
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
            options={task.outcomes.map(({ code, label }) => ({ value: code, label }))}
          />
        </Form.Item>
        {task.formSchema && (
          <SchemaFields schema={task.formSchema as Schema} at={['form']} needed={needed} />
        )}
        <Form.Item name="happenedAt" label={t('happened-at')} extra={t('happened-at-help')}>
          <Input type="datetime-local" className="date" />
        </Form.Item>
        {mayComplete ? (
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {t('complete')}
          </Button>
        ) : (
          <MaybeButton reason={t('can-no.complete')}>{t('complete')}</MaybeButton>
        )}
      </Form>
    </Card>
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
