import { useEffect } from 'react';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../form-errors.ts';
import { useDeed } from '../use-deed.ts';
import { Trouble } from './trouble.tsx';

interface Props {
  title: string;
  /** What is asked of whoever writes. */
  label: string;
  isNeeded: boolean;
  /** Name of the field, as the API points at it. */
  field: string;
  perform: (words: string | undefined, key: string) => Promise<unknown>;
  onClose: () => void;
}

/** A deed with some words to it, such as the reason of a return. */
export function NoteDeed({ title, label, isNeeded, field, perform, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Record<string, string>>();
  const { submit, isBusy, problem } = useDeed((words: string | undefined, key) =>
    perform(words, key),
  );
  useEffect(() => {
    if (problem) form.setFields(fieldErrors(problem) as Parameters<typeof form.setFields>[0]); // as the API names them
  }, [problem, form]);
  const finish = async (values: Record<string, string | undefined>) => {
    if ((await submit(values[field] || undefined)) !== undefined) onClose();
  };
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('cancel')}
      confirmLoading={isBusy}
      onCancel={onClose}
      onOk={form.submit}
      destroyOnHidden
    >
      {problem && <Trouble problem={problem} />}
      <Form form={form} layout="vertical" onFinish={(values) => void finish(values)}>
        <Form.Item
          name={field}
          label={label}
          rules={isNeeded ? [{ required: true, message: t('needed') }] : []}
        >
          <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
