import { textOf } from '../support/http-client.ts';
import type { TestSystem } from '../support/test-system.ts';

/** What the product has answered: bodies of refusals, headers and addresses in them of all, and what came in streams. */
export interface Answers {
  refused: string[];
  headers: string[];
  events: string[];
  /** Puts back what looked on. */
  end(): void;
}

/** Looks on while this process asks; what is asked stays as it is. */
export function listen(): Answers {
  const plain = globalThis.fetch;
  const answers: Answers = {
    refused: [],
    headers: [],
    events: [],
    end: () => (globalThis.fetch = plain),
  };
  globalThis.fetch = async (input, init) => {
    const response = await plain(input, init);
    answers.headers.push(JSON.stringify([...response.headers]));
    if (response.status >= 400) answers.refused.push(await textOf(response.clone()));
    return response;
  };
  return answers;
}

/** Reads what an open page of somebody is told, as long as the stream lasts. */
export async function follow(answers: Answers, system: TestSystem, role: string): Promise<void> {
  const authorization = `Bearer ${system.token(role, '530102')}`;
  const response = await fetch(`${system.url}/events`, { headers: { authorization } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      answers.events.push(part.value);
    }
  };
  // A stream ends with the process that sends it.
  void read().catch(() => undefined);
}
