import { useState } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { write, type Schemas } from '../api/client.ts';
import { useNames } from '../names.ts';
import { pb } from '../path-builder.ts';
import { Link } from '../router.tsx';
import { useDeed } from '../use-deed.ts';
import { Trouble } from './trouble.tsx';

/** By a name, however it is written. What was looked for stands in no address. */
export function FindPerson() {
  const { t } = useTranslation();
  const [found, setFound] = useState<Schemas['FoundPersons']['items']>();
  const { submit, isBusy, problem } = useDeed((name: string, key) =>
    write('/api/persons/search', { name }, { key }),
  );
  const search = async (text: string) => {
    const name = text.trim();
    setFound(name === '' ? undefined : (await submit(name))?.items);
  };
  return (
    <search className="find">
      <Input.Search
        allowClear
        enterButton={t('find')}
        aria-label={t('find-person')}
        placeholder={t('find-person')}
        loading={isBusy}
        maxLength={100}
        onSearch={(text) => void search(text)}
      />
      {problem && <Trouble problem={problem} />}
      {found && (
        <ul className="lines" aria-live="polite">
          {found.length === 0 && <li>{t('found-nobody')}</li>}
          {found.map((one) => (
            <Found key={one.path} one={one} />
          ))}
        </ul>
      )}
    </search>
  );
}

function Found({
  one: { path, names, place, state },
}: {
  one: Schemas['FoundPersons']['items'][number];
}) {
  const { t } = useTranslation();
  const called = useNames();
  return (
    <li>
      <Link to={pb.path(path)}>{names.join(' · ')}</Link>{' '}
      <span className="small">
        {called.place(place)} · {t(`path-state.${state}`)}
      </span>
    </li>
  );
}
