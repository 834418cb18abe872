import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../api/queries.ts';
import { below } from '../places.ts';

interface Props {
  value: string | undefined;
  onChange: (place: string | undefined) => void;
  /** The place of whoever looks; hers and those below it can be chosen. */
  top: string;
}

export function PlaceFilter({ value, onChange, top }: Props) {
  const { t } = useTranslation();
  const { places } = useWords();
  const options = below(places, top).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <label className="field">
      <span>{t('place')}</span>
      <Select
        aria-label={t('place')}
        showSearch={{ optionFilterProp: 'label' }}
        value={value ?? top}
        onChange={(next: string) => onChange(next === top ? undefined : next)}
        options={options}
      />
    </label>
  );
}
