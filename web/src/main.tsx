import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startTexts } from './i18n/index.ts';
import { numberStyles } from './style-nonce.ts';
import './style.css';

async function main(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  numberStyles(root.nonce);
  await startTexts();
  createRoot(root).render(
    <StrictMode>
      <App nonce={root.nonce} />
    </StrictMode>,
  );
}

void main();
