import { describe, expect, it } from '@jest/globals';
import { beginFlow, checksOf, FLOW_MS_MAX, flowText, readFlow } from '../../src/identity/flow.ts';

describe('a sign-in on its way', () => {
  const flow = beginFlow(false);
  const text = flowText(flow);

  it('comes back as it went', () => {
    expect(readFlow(text, flow.begunAt)).toEqual(flow);
    expect(readFlow(text, flow.begunAt + FLOW_MS_MAX)).toEqual(flow);
  });

  it('is over after ten minutes, and not before it began', () => {
    expect(readFlow(text, flow.begunAt + FLOW_MS_MAX + 1)).toBeUndefined();
    expect(readFlow(text, flow.begunAt - 1)).toBeUndefined();
  });

  it('made younger by whoever has it, is another one', () => {
    const younger = { ...flow, begunAt: flow.begunAt + 1 };
    const anew = { ...flow, stepUp: true };

    for (const other of [younger, anew, beginFlow(false)]) {
      const [mine, theirs] = [checksOf(flow), checksOf(other)];
      expect(theirs.state).not.toBe(mine.state);
      expect(theirs.nonce).not.toBe(mine.nonce);
      expect(theirs.verifier).not.toBe(mine.verifier);
    }
  });

  it.each([undefined, '', 'x', `${text}x`, text.replace('.in', '.out')])(
    'is none where it says %p',
    (said) => {
      expect(readFlow(said, flow.begunAt)).toBeUndefined();
    },
  );
});
