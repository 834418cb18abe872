import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useDays } from '../days.ts';
import { useNames } from '../names.ts';
import { MaybeButton } from './maybe-button.tsx';

/** Kinds that somebody said, and that can have been wrong. */
const SAID: ReadonlySet<string> = new Set(['outcome', 'fact', 'hold', 'extension']);

interface Props {
  line: Schemas['TimelineLine'];
  path: Schemas['Path'];
  onVoid: () => void;
}

export function TimelineLine({ line, path, onVoid }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const days = useDays(names.timeZone(path.place));
  const { kind, what, step, by, happenedAt, recordedAt, late, enteredLate, article, voided } = line;
  const reason = path.can.includes('void') ? undefined : t('can-no.void');
  return (
    <li className={voided ? 'voided' : undefined}>
      <div className="small">
        {days.moment(happenedAt)} · {names.role(by.role, by.department)}
        {step !== null && ` · ${names.step(step)}`}
      </div>
      <div>
        {voided ? <del>{what}</del> : what} {voided && <Tag>{t('voided')}</Tag>}
        {late && <Tag color="warning">! {t('late')}</Tag>}
        {enteredLate && <Tag>{t('entered-late', { day: days.moment(recordedAt) })}</Tag>}
      </div>
      {article !== null && <div className="small">{article}</div>}
      {!voided && SAID.has(kind) && (
        <MaybeButton type="text" reason={reason} onClick={onVoid}>
          {t('void')}
        </MaybeButton>
      )}
    </li>
  );
}
