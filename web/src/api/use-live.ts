import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { readAgain } from './queries.ts';

const GATHER_MS = 300;

/** Reads again what others have changed, soon after it changed; several changes at once are one reading. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const events = new EventSource('/api/events');
    events.addEventListener('changed', () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void readAgain(client);
      }, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      events.close();
    };
  }, [client]);
}
