import { numberToken, tokensOf, wholeTokensOf } from '../names/tokens.ts';
import type { App } from './app.ts';

/** What of a person's particulars says who she is. */
export interface Names {
  name?: string;
  otherNames?: readonly string[];
  idNumber?: string;
}

export interface NameToken {
  scope: string;
  token: Buffer;
}

/** Under what she is found: at the place where she came in, and by the whole of a name in the province. */
export function tokensOfPerson(app: App, place: string, names: Names): NameToken[] {
  const near = all(names, tokensOf);
  const far = wholeOf(names);
  return [...marked(app, place, near), ...marked(app, provinceOf(app, place), far)];
}

export function wholeOf(names: Names): Set<string> {
  const { idNumber } = names;
  const number = idNumber === undefined ? [] : [numberToken(idNumber)];
  return new Set([...all(names, wholeTokensOf), ...number]);
}

export function namesOf({ name, otherNames = [] }: Names): string[] {
  return [...(name === undefined ? [] : [name]), ...otherNames];
}

export function marked({ nameKey }: App, scope: string, tokens: Iterable<string>): NameToken[] {
  const byMark = new Map(
    [...tokens]
      .map((token) => nameKey.mark(scope, token))
      .map((mark) => [mark.toString('hex'), mark]),
  );
  return [...byMark.values()].map((token) => ({ scope, token }));
}

/** The scope of what is known elsewhere; no place is called so. */
export function provinceOf({ places }: App, place: string): string {
  const top = places.above(place).find((one) => places.above(one).length === 1);
  return `all of ${top ?? place}`;
}

function all(names: Names, of: (name: string) => Set<string>): Set<string> {
  return new Set(namesOf(names).flatMap((name) => [...of(name)]));
}
