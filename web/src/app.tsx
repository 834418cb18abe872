import { useEffect } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as Messages, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from './api/client.ts';
import { watchForLeaving } from './leave.ts';
import { Pages } from './pages.tsx';
import { theme } from './theme.ts';

/** Two characters of a button are one word. */
const NO_GAP = { autoInsertSpace: false };
const TRIES = 2;
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // Worth it only where the product did not answer, or asks to come again.
      retry: (count, error) =>
        count < TRIES &&
        error instanceof ApiProblem &&
        ['offline', 'temporarily-unavailable'].includes(error.code),
    },
  },
});

export function App({ nonce }: { nonce: string }) {
  const { i18n } = useTranslation();
  useEffect(watchForLeaving, []);
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider
        button={NO_GAP}
        csp={{ nonce }}
        locale={i18n.language === 'en' ? enUS : zhCN}
        theme={theme}
      >
        <Messages>
          <Pages />
        </Messages>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
