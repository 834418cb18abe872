import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api/client.ts';
import { newId } from './api/new-id.ts';
import { readAgain } from './api/queries.ts';

/**
 * One deed of somebody: until it is acknowledged it keeps its key, so that pressing once more repeats it and does not do
 * it twice. What was refused is kept for the form to show.
 */
export function useDeed<T, V>(perform: (values: V, key: string) => Promise<T>) {
  const client = useQueryClient();
  const last = useRef({ key: newId(), said: '' });
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const submit = async (values: V): Promise<T | undefined> => {
    const said = JSON.stringify(values);
    // Other words are another deed.
    if (said !== last.current.said) last.current = { key: newId(), said };
    setBusy(true);
    setProblem(undefined);
    try {
      const done = await perform(values, last.current.key);
      last.current = { key: newId(), said: '' };
      await readAgain(client);
      return done;
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      // Whoever is told that something has changed sees it when she is told.
      if (thrown.code === 'state-changed') await readAgain(client);
      setProblem(thrown);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { submit, isBusy, problem, forget: () => setProblem(undefined) };
}
