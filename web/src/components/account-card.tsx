import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { OFFICE_ROLES } from '../names.ts';

interface Props {
  account: Schemas['SignInWays']['accounts'][number];
  onChoose: (account: string) => Promise<void>;
}

/** An invented person: who she is, and what she will see. */
export function AccountCard({ account: { account, role, deskName, placeNames }, onChoose }: Props) {
  const { t } = useTranslation();
  const name = t(`role.${role}`);
  return (
    <li className="card" data-account={account}>
      <strong>{OFFICE_ROLES.has(role) ? `${deskName} · ${name}` : name}</strong>
      <span className="small">{placeNames.at(-1)}</span>
      <p>{t(`sees.${role}`)}</p>
      <Button
        onClick={() => void onChoose(account)}
        aria-label={`${t('sign-in.as')} ${deskName} ${name}`}
      >
        {t('sign-in.as')}
      </Button>
    </li>
  );
}
