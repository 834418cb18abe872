import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldPath } from '../form-errors.ts';

export interface Schema {
  type?: string;
  title?: string;
  format?: string;
  enum?: string[];
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  'x-labels'?: Record<string, string>;
}

/** Longer than this it is more than one line. */
const LINE_MAX = 300;

interface Props {
  schema: Schema;
  /** Where its values stand in the form. */
  at: FieldPath;
  /** Fields that are asked for beside those that the schema itself names. */
  needed?: readonly string[];
}

/** The fields of a pack's form, from its JSON Schema alone; what is wrong in them the API says. */
export function SchemaFields({ schema, at, needed = [] }: Props) {
  const { t } = useTranslation();
  const asked = new Set([...(schema.required ?? []), ...needed]);
  return Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const label = field.title ?? t(`field.${name}`, { defaultValue: name });
    const path = [...at, name];
    if (field.type === 'array' && field.items?.type === 'object') {
      return <Several key={name} label={label} field={field.items} path={path} />;
    }
    return (
      <Form.Item key={name} name={path} label={label} required={asked.has(name)}>
        <Field field={field} label={label} />
      </Form.Item>
    );
  });
}

function Field({ field, label, ...given }: { field: Schema; label: string }) {
  const { t } = useTranslation();
  const optionsOf = (of: Schema, labels: Record<string, string>) =>
    (of.enum ?? []).map((value) => ({ value, label: labels[value] ?? value }));
  const labels = field['x-labels'] ?? {};
  if (field.type === 'array')
    return <Checkbox.Group {...given} options={optionsOf(field.items ?? {}, labels)} />;
  if (field.enum)
    return <Select {...given} allowClear aria-label={label} options={optionsOf(field, labels)} />;
  switch (field.type ?? 'string') {
    case 'boolean':
      return (
        <Radio.Group
          {...given}
          options={[
            { value: true, label: t('yes') },
            { value: false, label: t('no') },
          ]}
        />
      );
    case 'integer':
    case 'number':
      return (
        <InputNumber
          {...given}
          className="number"
          {...(field.type === 'integer' ? { precision: 0 } : {})}
        />
      );
    default:
      if (field.format === 'date') return <Input {...given} type="date" className="date" />;
      return (field.maxLength ?? 0) > LINE_MAX ? (
        <Input.TextArea {...given} autoSize={{ minRows: 2 }} />
      ) : (
        <Input {...given} />
      );
  }
}

/** As many of a kind as there are. */
function Several({ label, field, path }: { label: string; field: Schema; path: FieldPath }) {
  const { t } = useTranslation();
  return (
    <fieldset className="several">
      <legend>{label}</legend>
      <Form.List name={path}>
        {(items, { add, remove }) => (
          <>
            {items.map(({ key, name }) => (
              <div key={key} className="one">
                <Fields field={field} index={name} />
                <Button onClick={() => remove(name)}>{t('remove')}</Button>
              </div>
            ))}
            <Button onClick={() => add({})}>{t('add')}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** Inside a list, names begin at the list. */
const Fields = ({ field, index }: { field: Schema; index: number }) => (
  <SchemaFields schema={field} at={[index]} />
);
