import { useEffect, useState } from 'react';
import { Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { write, type Schemas } from '../api/client.ts';
import { useWords } from '../api/queries.ts';
import { fieldErrors } from '../form-errors.ts';
import { useDeed } from '../use-deed.ts';
import { MaybeButton } from './maybe-button.tsx';
import { Trouble } from './trouble.tsx';

interface Props {
  path: Schemas['Path'];
  tag: string | undefined;
}

/** Something became known of the person. */
export function RecordFact({ path, tag }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const reason = path.can.includes('steer') ? undefined : t('can-no.steer');
  return (
    <>
      <MaybeButton reason={reason} onClick={() => setOpen(true)}>
        {t('record-fact')}
      </MaybeButton>
      {isOpen && <FactForm path={path} tag={tag} onClose={() => setOpen(false)} />}
    </>
  );
}

function FactForm({ path, tag, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const { facts, recordable } = useWords();
  const [form] = Form.useForm<Schemas['NewFact']>();
  const name: string | undefined = Form.useWatch('name', form);
  const { submit, isBusy, problem } = useDeed((body: Schemas['NewFact'], key) =>
    write('/api/paths/{id}/facts', body, { id: path.id, key, tag }),
  );
  useEffect(() => {
    if (problem) form.setFields(fieldErrors(problem) as Parameters<typeof form.setFields>[0]); // as the API names them
  }, [problem, form]);
  const names = recordable[`${path.pack.id}@${path.pack.version}`] ?? [];
  const options = names.map((one) => ({ value: one, label: facts[one]?.title ?? one }));
  const finish = async (values: Schemas['NewFact']) => {
    if ((await submit(values)) !== undefined) onClose();
  };
  return (
    <Modal
      open
      title={t('record-fact')}
      okText={t('record')}
      cancelText={t('cancel')}
      confirmLoading={isBusy}
      onCancel={onClose}
      onOk={form.submit}
    >
      {problem && <Trouble problem={problem} />}
      <Form form={form} layout="vertical" onFinish={(values) => void finish(values)}>
        <Form.Item name="name" label={t('fact')} rules={[{ required: true, message: t('needed') }]}>
          <Select
            aria-label={t('fact')}
            showSearch={{ optionFilterProp: 'label' }}
            options={options}
            onChange={() => form.resetFields(['value'])}
          />
        </Form.Item>
        {name !== undefined && (
          <Form.Item
            name="value"
            label={facts[name]?.title ?? name}
            rules={[{ required: true, message: t('needed') }]}
          >
            <FactValue name={name} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

/** As the pack says what it takes; a place is one of those that there are. */
function FactValue({ name, ...given }: { name: string }) {
  const { t } = useTranslation();
  const { facts, places } = useWords();
  const { type = 'code', values = [] } = facts[name] ?? {};
  if (name === 'place') {
    const options = places.map(({ id, name: label }) => ({ value: id, label }));
    return <Select {...given} showSearch={{ optionFilterProp: 'label' }} options={options} />;
  }
  if (type === 'number') return <InputNumber {...given} className="number" />;
  if (type === 'date')
    return <Input {...given} className="date" placeholder="2017-05-20" autoComplete="off" />;
  if (type === 'boolean') {
    const options = [true, false].map((value) => ({ value, label: t(value ? 'yes' : 'no') }));
    return <Radio.Group {...given} options={options} />;
  }
  if (values.length === 0) return <Input {...given} maxLength={64} />;
  return <Select {...given} options={values.map(({ code, label }) => ({ value: code, label }))} />;
}
