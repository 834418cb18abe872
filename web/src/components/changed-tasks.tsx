import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useDays } from '../days.ts';
import { useHomeZone } from '../home-zone.ts';
import { useNames } from '../names.ts';
import { pb } from '../path-builder.ts';
import { Link } from '../router.tsx';

type Change = Schemas['PackDryRun']['changes'][number];

/** By service and task: what changes, for how many, and a few of them. */
export function ChangedTasks({ changes }: { changes: Change[] }) {
  const names = useNames();
  const steps = [...new Set(changes.map(({ step }) => step))];
  return steps.map((step) => (
    <section key={step}>
      <h2>{names.step(step)}</h2>
      <ul className="lines">
        {changes
          .filter((one) => one.step === step)
          .map((one) => (
            <li key={`${one.task} ${one.what}`}>
              <Line change={one} />
            </li>
          ))}
      </ul>
    </section>
  ));
}

function Line({ change: { title, what, paths, examples } }: { change: Change }) {
  const { t } = useTranslation();
  const days = useDays(useHomeZone());
  const dates = ({ was, dueAt }: Change['examples'][number]) => {
    if (what === 'moved' && was !== null && dueAt !== null) {
      return t('dry-run.from-to', { was: days.day(was), day: days.day(dueAt) });
    }
    return dueAt === null ? '' : `${t('due')} ${days.day(dueAt)}`;
  };
  return (
    <>
      <strong>{title}</strong> · {t(`change.${what}`)}: {t('dry-run.paths', { count: paths })}
      <ul>
        {examples.map((one) => (
          <li key={one.path} className="small">
            <Link to={pb.path(one.path)}>
              {t('path')} {one.path.slice(-8)}
            </Link>{' '}
            {dates(one)}
          </li>
        ))}
      </ul>
    </>
  );
}
