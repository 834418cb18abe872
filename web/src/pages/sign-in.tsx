import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Select, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem, write, type Schemas } from '../api/client.ts';
import { forgetReasons } from '../api/reading-reason.ts';
import { useRead } from '../api/queries.ts';
import { AccountCard } from '../components/account-card.tsx';
import { LanguageSwitch } from '../components/language-switch.tsx';
import { LoadingDemo } from '../components/loading-demo.tsx';
import { QuickExit } from '../components/quick-exit.tsx';
import { Trouble } from '../components/trouble.tsx';
import { go } from '../router.tsx';

type Account = Schemas['SignInWays']['accounts'][number];

/** At a sign-in service, or as one of the invented people, each with what she will see. */
export function SignIn() {
  const { t } = useTranslation();
  const ways = useRead('/api/sign-in');
  const client = useQueryClient();
  const [problem, setProblem] = useState<ApiProblem>();
  const signIn = async (account: string) => {
    try {
      await write('/api/sign-in', { account });
      forgetReasons();
      client.clear();
      const asked = sessionStorage.getItem('asked');
      sessionStorage.removeItem('asked');
      go(asked ?? '/');
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(thrown);
    }
  };
  return (
    <main className="sign-in">
      <div className="tools">
        <LanguageSwitch />
        <QuickExit />
      </div>
      <LoadingDemo />
      <h1>{t('product')}</h1>
      <p className="lead">{t('sign-in.lead')}</p>
      {problem && <Trouble problem={problem} />}
      {ways.isPending && <Spin />}
      {ways.error && <Trouble problem={ways.error} onAgain={() => void ways.refetch()} />}
      {ways.data?.data.openId && (
        <Button type="primary" size="large" href="/api/session/sign-in">
          {t('sign-in.open-id')}
        </Button>
      )}
      {ways.data && ways.data.data.accounts.length > 0 && (
        <Invented accounts={ways.data.data.accounts} onChoose={signIn} />
      )}
    </main>
  );
}

function Invented({
  accounts,
  onChoose,
}: {
  accounts: Account[];
  onChoose: (id: string) => Promise<void>;
}) {
  const { t } = useTranslation();
  const places = [...new Map(accounts.map((one) => [one.place, one.placeNames.join(' · ')]))];
  const [place, setPlace] = useState(firstOf(accounts));
  return (
    <section aria-labelledby="invented">
      <h2 id="invented">{t('sign-in.invented')}</h2>
      <p>{t('sign-in.invented-lead')}</p>
      <label className="field">
        <span>{t('place')}</span>
        <Select
          value={place}
          onChange={setPlace}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('place')}
          options={places.map(([value, label]) => ({ value, label }))}
        />
      </label>
      <ul className="cards">
        {accounts
          .filter((one) => one.place === place)
          .map((one) => (
            <AccountCard key={one.account} account={one} onChoose={onChoose} />
          ))}
      </ul>
    </section>
  );
}

/** Where most of them are, and there where a path begins. */
function firstOf(accounts: readonly Account[]): string | undefined {
  const near = ({ placeNames: [top] }: Account) =>
    accounts.filter((one) => one.placeNames[0] === top).length;
  const workers = accounts.filter(({ role }) => role === 'caseworker');
  return workers.toSorted((a, b) => near(b) - near(a))[0]?.place;
}
