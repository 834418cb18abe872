import { useQueryClient } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { write, type Schemas } from '../api/client.ts';
import { forgetReasons } from '../api/reading-reason.ts';
import { useNames } from '../names.ts';
import { pb } from '../path-builder.ts';
import { go } from '../router.tsx';

/** Who is signed in, as what and where; and the way out. */
export function Account({ me }: { me: Schemas['WhoAmI'] }) {
  const { t } = useTranslation();
  const names = useNames();
  const client = useQueryClient();
  const signOut = async () => {
    await write('/api/session/sign-out', {}).catch(() => undefined);
    forgetReasons();
    client.clear();
    go(pb.signIn());
  };
  const who = `${names.place(me.place ?? '')} · ${names.role(me.role, me.desk)}`;
  const more = (
    <div className="stack">
      <span>{me.name}</span>
      <Button onClick={() => void signOut()}>{t('sign-out')}</Button>
    </div>
  );
  return (
    <Popover content={more} trigger="click" placement="bottomRight">
      <Button className="account">{who}</Button>
    </Popover>
  );
}
