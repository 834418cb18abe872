import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.ts';
import { useLive } from '../api/use-live.ts';
import { MENU } from '../home.ts';
import { Link, usePathname } from '../router.tsx';
import { Account } from './account.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { LoadingDemo } from './loading-demo.tsx';
import { MaybeButton } from './maybe-button.tsx';
import { QuickExit } from './quick-exit.tsx';
import { TrainingClock } from './training-clock.tsx';

/** What is on every page of somebody who is signed in. */
export function Layout({ me, children }: { me: Schemas['WhoAmI']; children: ReactNode }) {
  const { t } = useTranslation();
  useLive();
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <span className="product">{t('product')}</span>
        <nav aria-label={t('menu')}>
          {MENU.map(({ name, to, operation }) => (
            <MenuItem
              key={name}
              to={to}
              text={t(`page.${name}`)}
              isAllowed={me.can.includes(operation)}
            />
          ))}
        </nav>
        <div className="tools">
          <TrainingClock me={me} />
          <LanguageSwitch />
          <Account me={me} />
          <QuickExit />
        </div>
      </header>
      <LoadingDemo />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** What a role does not work with is there and grey, with the reason. */
function MenuItem({ to, text, isAllowed }: { to: string; text: string; isAllowed: boolean }) {
  const { t } = useTranslation();
  const isHere = usePathname().startsWith(to);
  if (isAllowed) {
    return (
      <Link to={to} current={isHere} className={isHere ? 'item here' : 'item'}>
        {text}
      </Link>
    );
  }
  return (
    <MaybeButton type="text" reason={t('menu-no')} className="item">
      {text}
    </MaybeButton>
  );
}
