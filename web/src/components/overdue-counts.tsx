import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { useNames } from '../names.ts';
import { pb } from '../path-builder.ts';
import { Link, useFilters } from '../router.tsx';

const NONE = 'none';
/** From the desk upwards. */
const ORDER = [
  NONE,
  'draft',
  'head',
  'coordination',
  'deputy',
  'remedies',
  'above',
  'prefecture',
  'national',
];

interface Props {
  counts: Schemas['OverdueBoard']['counts'];
  place: string | undefined;
}

/** By department, and by how far what is overdue has climbed; each number leads to what it counts. */
export function OverdueCounts({ counts, place }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const [, change] = useFilters();
  const climbed = useRead('/api/boards/rungs', { place }).data?.data.counts ?? [];
  const known = [...new Set(climbed.map(({ rung }) => rung ?? NONE))];
  const rungs = known.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  const at = (desk: string, rung: string) =>
    climbed.find((one) => one.department === desk && (one.rung ?? NONE) === rung)?.overdue ?? 0;
  const number = (desk: string, count: number, rung?: string) => {
    if (count === 0) return 0;
    const of = rung === undefined ? t('overdue') : t(`rung.${rung}`, { defaultValue: rung });
    return (
      <Button
        type="link"
        aria-label={`${names.desk(desk)} · ${of}: ${count}`}
        onClick={() => change({ department: desk, rung })}
      >
        {rung === undefined ? `! ${count}` : count}
      </Button>
    );
  };
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('overdue-counts')}>
      <table className="counts">
        <thead>
          <tr>
            <th scope="col">{t('desk')}</th>
            <th scope="col">{t('overdue')}</th>
            {rungs.map((rung) => (
              <th scope="col" key={rung}>
                {t(`rung.${rung}`, { defaultValue: rung })}
              </th>
            ))}
            <th scope="col">{t('state.open')}</th>
          </tr>
        </thead>
        <tbody>
          {[...counts]
            .sort((a, b) => b.overdue - a.overdue)
            .map(({ department, overdue, open }) => (
              <tr key={department}>
                <th scope="row">
                  <Button
                    type="link"
                    onClick={() => change({ department, rung: undefined })}
                    aria-label={t('overdue-of', { desk: names.desk(department) })}
                  >
                    {names.desk(department)}
                  </Button>
                </th>
                <td className={overdue > 0 ? 'late' : undefined}>{number(department, overdue)}</td>
                {rungs.map((rung) => (
                  <td key={rung}>{number(department, at(department, rung), rung)}</td>
                ))}
                <td>
                  <Link to={pb.inboxOf({ department, place })}>{open}</Link>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
