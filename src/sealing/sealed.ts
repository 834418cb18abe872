import { inspect } from 'node:util';

const SHOWN = '[sealed]';

/** Something of a person while it is in memory: whoever prints, logs or serialises it shows nothing of it. */
export class Sealed<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** Only to seal it, or to answer whoever may read it. */
  open(): T {
    return this.#value;
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}
