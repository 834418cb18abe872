/** Of the training clock, in this tab: whoever signs in next sees what has acted since. */
interface Move {
  from: string;
  to: string;
}

let last: Move | undefined;

export const lastMove = (): Move | undefined => last;
export const rememberMove = (move: Move): void => void (last = move);
