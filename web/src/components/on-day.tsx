import { Input, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { useFilters } from '../router.tsx';
import { Trouble } from './trouble.tsx';

/** The path as it was known at the end of a day, and what came of what was expected then. */
export function OnDay({ path: { id, place } }: { path: Schemas['Path'] }) {
  const { t } = useTranslation();
  const days = useDays(useNames().timeZone(place));
  const [filters, change] = useFilters();
  const on = filters['on'] ?? days.today();
  const then = useRead('/api/paths/{id}/as-it-stood', { id, on });
  return (
    <>
      <label className="field">
        <span>{t('on-day')}</span>
        <Input
          type="date"
          className="date"
          value={on}
          max={days.today()}
          onChange={({ target }) => target.value !== '' && change({ on: target.value })}
        />
      </label>
      {then.isPending && <Spin />}
      {then.error && <Trouble problem={then.error} onAgain={() => void then.refetch()} />}
      {then.data && <Then then={then.data.data} place={place} />}
    </>
  );
}

function Then({ then, place }: { then: Schemas['PathOnDay']; place: string }) {
  const { t } = useTranslation();
  const days = useDays(useNames().timeZone(place));
  if (then.seq === 0) return <p>{t('day.not-begun')}</p>;
  const parts: [string, string[]][] = [
    [
      'day.open',
      then.open.map(
        ({ title, lastDay }) =>
          `${title}${lastDay === null ? '' : ` · ${t('due')} ${days.civil(lastDay)}`}`,
      ),
    ],
    ['day.done', then.done.map(({ title, at }) => `${title} · ${days.day(at)}`)],
    [
      'day.forecast',
      then.forecast.map(({ title, at, happened }) => {
        const came = happened
          ? t('day.happened', { day: days.day(happened.at) })
          : t('day.not-happened');
        return `${title} · ${t('day.expected', { day: days.day(at) })} · ${came}`;
      }),
    ],
  ];
  return parts.map(([name, lines]) => (
    <section key={name}>
      <h3>
        {t(name)} ({lines.length})
      </h3>
      <ul>
        {lines.map((line, i) => (
          <li key={i}>{line}</li>
        ))}
      </ul>
    </section>
  ));
}
