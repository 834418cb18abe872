import { useEffect } from 'react';
import { Button, Collapse, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { write, type Schemas } from '../api/client.ts';
import { useMe, useWords } from '../api/queries.ts';
import { MaybeButton } from '../components/maybe-button.tsx';
import { Trouble } from '../components/trouble.tsx';
import { fieldErrors, filled } from '../form-errors.ts';
import { pb } from '../path-builder.ts';
import { below } from '../places.ts';
import { go } from '../router.tsx';
import { useDeed } from '../use-deed.ts';

/** Somebody is here now: the place is enough, everything else may come later. */
export default function Intake() {
  const { t } = useTranslation();
  const [form] = Form.useForm<object>();
  const me = useMe().data?.data;
  const { places } = useWords();
  const options = below(places, me?.place ?? '').map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  const { submit, isBusy, problem } = useDeed((body: Schemas['Start'], key) =>
    write('/api/paths', body, { key }),
  );
  useEffect(() => {
    if (problem) form.setFields(fieldErrors(problem) as Parameters<typeof form.setFields>[0]); // as the API names them
  }, [problem, form]);
  const finish = async (values: object) => {
    const done = await submit(filled(values) as Schemas['Start']); // the place is asked for, the API says the rest
    if (done) go(me?.can.includes('paths.read') ? pb.path(done.id) : '/');
  };
  const mayStart = me?.can.includes('paths.start') ?? false;
  return (
    <>
      <h1>{t('page.intake')}</h1>
      <p>{t('intake.lead')}</p>
      {problem && <Trouble problem={problem} />}
      <Form
        form={form}
        layout="vertical"
        className="narrow"
        initialValues={{ place: me?.place }}
        onFinish={(values) => void finish(values)}
        scrollToFirstError
      >
        <Form.Item
          name="place"
          label={t('place')}
          rules={[{ required: true, message: t('needed') }]}
        >
          <Select
            aria-label={t('place')}
            showSearch={{ optionFilterProp: 'label' }}
            options={options}
          />
        </Form.Item>
        <Collapse
          className="section"
          items={[{ key: 'more', label: t('intake.more'), children: <More />, forceRender: true }]}
        />
        {mayStart ? (
          <Button type="primary" size="large" htmlType="submit" loading={isBusy}>
            {t('begin')}
          </Button>
        ) : (
          <MaybeButton reason={t('can-no.start')}>{t('begin')}</MaybeButton>
        )}
      </Form>
    </>
  );
}

function More() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name={['person', 'name']} label={t('intake.name')}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['facts', 'born']} label={t('intake.born')} extra={t('intake.born-help')}>
        <Input className="date" autoComplete="off" placeholder="2017-05-20" />
      </Form.Item>
      <h2>{t('intake.safe-contact')}</h2>
      <p className="small">{t('intake.safe-contact-help')}</p>
      <Form.Item name={['person', 'safeContact', 'way']} label={t('intake.way')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['person', 'safeContact', 'value']} label={t('intake.value')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['person', 'safeContact', 'caution']} label={t('intake.caution')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <h2>{t('intake.referrer')}</h2>
      <Form.Item name={['referrer', 'name']} label={t('intake.referrer-name')}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['referrer', 'contact']} label={t('intake.referrer-contact')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  );
}
