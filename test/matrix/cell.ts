import type { Request } from './requests.ts';

/** One question to the product, and the answer that the expectations say. */
export interface Cell {
  /** In words, for whoever reads a deviation. */
  name: string;
  operation: string;
  method: string;
  address: string;
  token: string | undefined;
  request: Omit<Request, 'allowed'>;
  status: number;
  /** What may be done with the task that is read, where it is one. */
  can?: string[];
  /** Of a list: what it shows of the things that are known. */
  shows?: { among: string[]; ids: string[] };
}
