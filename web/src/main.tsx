import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startTexts } from './i18n/index.ts';
import './style.css';

async function main(): Promise<void> {
  await startTexts();
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  createRoot(root).render(
    <StrictMode>
      <App nonce={root.nonce} />
    </StrictMode>,
  );
}

void main();
