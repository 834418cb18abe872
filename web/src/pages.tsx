import { lazy, Suspense, type ReactNode } from 'react';
import { Spin } from 'antd';
import { Layout } from './components/layout.tsx';
import { NotFound } from './pages/not-found.tsx';
import { SignIn } from './pages/sign-in.tsx';
import { useRead } from './api/queries.ts';
import { Trouble } from './components/trouble.tsx';
import { pb } from './path-builder.ts';
import { homeOf } from './home.ts';
import { go, usePathname } from './router.tsx';
import { useEffect } from 'react';

const Inbox = lazy(() => import('./pages/inbox.tsx'));
const Task = lazy(() => import('./pages/task.tsx'));
const Paths = lazy(() => import('./pages/paths.tsx'));
const PathPage = lazy(() => import('./pages/path.tsx'));
const Intake = lazy(() => import('./pages/intake.tsx'));
const Board = lazy(() => import('./pages/board.tsx'));
const Rules = lazy(() => import('./pages/rules.tsx'));
const Notices = lazy(() => import('./pages/notices.tsx'));

const PAGES: [RegExp, (id: string) => ReactNode][] = [
  [/^\/inbox$/, () => <Inbox />],
  [/^\/tasks\/([\w-]+)$/, (id) => <Task key={id} id={id} />],
  [/^\/paths$/, () => <Paths />],
  [/^\/paths\/([\w-]+)$/, (id) => <PathPage key={id} id={id} />],
  [/^\/intake$/, () => <Intake />],
  [/^\/board$/, () => <Board />],
  [/^\/rules$/, () => <Rules />],
  [/^\/notices$/, () => <Notices />],
];

/** The page of an address, for whoever is signed in. */
export function Pages() {
  const pathname = usePathname();
  const me = useRead('/api/session', {}, { isOn: pathname !== pb.signIn() });
  if (pathname === pb.signIn()) return <SignIn />;
  if (me.isPending) return <Spin fullscreen />;
  if (me.error?.code === 'unauthenticated') return <Elsewhere to={pb.signIn()} />;
  if (me.error) return <Trouble problem={me.error} onAgain={() => void me.refetch()} />;
  if (pathname === '/') return <Elsewhere to={homeOf(me.data.data)} />;
  return (
    <Layout me={me.data.data}>
      <Suspense fallback={<Spin className="middle" />}>{pageFor(pathname)}</Suspense>
    </Layout>
  );
}

function pageFor(pathname: string): ReactNode {
  for (const [pattern, page] of PAGES) {
    const found = pattern.exec(pathname);
    if (found) return page(found[1] ?? '');
  }
  return <NotFound />;
}

/** The address asked for is kept, so that signing in leads to it. */
function Elsewhere({ to }: { to: string }) {
  useEffect(() => {
    const asked = location.pathname + location.search;
    if (to === pb.signIn() && asked !== '/') sessionStorage.setItem('asked', asked);
    go(to, { replace: true });
  }, [to]);
  return null;
}
