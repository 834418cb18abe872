import { describe, expect, it } from '@jest/globals';
import type { Path } from '../../src/domain/path/words.ts';
import { linear, type LinearService } from '../../workflows/steps/linear.ts';
import { deadline, rulesOf, Story } from '../domain/path/story.ts';

/** A pack with one linear service, and a second one where the story needs it. */
function storyOf(
  service: Omit<LinearService, 'step'>,
  more: {
    other?: (path: Path) => string;
    deadlines?: Record<string, ReturnType<typeof deadline>>;
  } = {},
): Story {
  const tasks = { offer: {}, 'come-along': {}, 'look-back': {}, 'tell-them': {} };
  const facts = { yes: {}, ends: {} };
  const step = linear({ step: 'step', ...service });
  const other = { name: 'other', needs: [], run: more.other ?? (() => 'done') };
  const rules = rulesOf({ tasks, facts, deadlines: more.deadlines ?? {} });
  return new Story({ step, other }, rules);
}

describe('a service that waits between its tasks', () => {
  const deadlines = { period: deadline(30) };

  it('asks for the next one when its time has run out', () => {
    const story = storyOf({ flow: ['offer', { elapsed: 'period' }, 'look-back'] }, { deadlines });
    story.does(2, 'offer').waits(31);
    expect(story.wanted).toEqual([]);
    expect(story.waits(34).wanted).toEqual(['look-back']);
  });

  it('counts its time beside its tasks where both stand side by side', () => {
    const story = storyOf({ flow: [['offer', { elapsed: 'period' }], 'look-back'] }, { deadlines });
    story.does(29, 'offer');
    expect(story.waits(32).wanted).toEqual(['look-back']);
  });

  it('goes on earlier only by the word of the person, where the pack lets her', () => {
    const until = { until: { fact: 'ends', value: true } };
    const flow = [{ first: [{ elapsed: 'period' }, until] }, 'look-back'];
    const early = storyOf({ flow }, { deadlines }).fact(5, 'ends', true);
    expect(early.wanted).toEqual(['look-back']);
    expect(storyOf({ flow }, { deadlines }).waits(29).wanted).toEqual([]);
    expect(storyOf({ flow }, { deadlines }).waits(32).wanted).toEqual(['look-back']);
  });
});

describe('a service that comes after another one', () => {
  const service = { after: { other: ['found'] }, flow: ['offer'] };

  it('begins by itself when that has come to the result', () => {
    const story = storyOf(service, {
      other: (path) => {
        path.until('yes', true);
        return 'found';
      },
    });
    expect(story.wanted).toEqual([]);
    expect(story.fact(3, 'yes', true).wanted).toEqual(['offer']);
  });

  it('does not apply where that came to something else, and says why', () => {
    const story = storyOf(service, { other: () => 'not-found' });
    expect(story.wanted).toEqual([]);
    expect(story.advanced.view.reasons).toEqual([{ step: 'step', reason: 'after-other' }]);
  });
});

describe('a service by consent', () => {
  const gate = { fact: 'yes', value: true, withdrawn: ['tell-them'] };
  const service = { gate, flow: ['offer', 'come-along'] };

  it('is not begun without it', () => {
    expect(storyOf(service).wanted).toEqual([]);
    expect(storyOf(service).fact(1, 'yes', false).wanted).toEqual([]);
  });

  it('ends when the person takes it back: nothing more is asked but what has to be done then', () => {
    const story = storyOf(service).fact(1, 'yes', true).does(2, 'wanted.1/offer');
    expect(story.wanted).toEqual(['wanted.1/come-along']);
    story.fact(3, 'yes', false);
    expect(story.wanted).toEqual(['wanted.1/tell-them']);
    expect(story.orphans).toEqual([]);
  });

  it('begins anew when she gives it again', () => {
    const story = storyOf(service).fact(1, 'yes', true).does(2, 'wanted.1/offer');
    story.fact(3, 'yes', false).does(4, 'wanted.1/tell-them').fact(20, 'yes', true);
    expect(story.wanted).toEqual(['wanted.2/offer']);
    story.does(21, 'wanted.2/offer').does(22, 'wanted.2/come-along');
    expect(story.advanced.view.results['step']).toBe('done');
  });

  it('stays done when it was done before she took it back', () => {
    const story = storyOf(service).fact(1, 'yes', true);
    story.does(2, 'wanted.1/offer').does(3, 'wanted.1/come-along').fact(9, 'yes', false);
    expect(story.wanted).toEqual([]);
    expect(story.advanced.view.results['step']).toBe('done');
  });
});
