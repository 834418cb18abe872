/** What a subcommand has to say, and what the process ends with. */
export interface Answer {
  lines: readonly string[];
  code: number;
}

export interface Command {
  usage: string;
  run(args: readonly string[]): Answer | Promise<Answer>;
}

/** A sentence for whoever asked for what is not there. */
export class NotThere extends Error {
  override name = 'NotThere';
}

/** Words that do not fit the usage. */
export class Misused extends Error {
  override name = 'Misused';
}
