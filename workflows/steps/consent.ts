import { defineStep } from '../../src/contract/define-step.ts';
import type { PathOf } from '../../src/contract/outcomes.gen.ts';

/** Each purpose is a consent of its own; whoever refuses one loses no service. */
const purposes = [
  'services',
  'data',
  'recipients',
  'medical',
  'school',
  'employer',
  'family-contact',
  'sample-photo',
  'interview',
  'move',
  'abroad',
  'statistics',
  'media',
] as const;

/**
 * Consent that is alive: asked again when it has run out, at each age at which others decide, and where its text has changed;
 * and taken back at any time.
 *
 * For everybody, after it was first asked for in the first days (Personal Information Protection Law art. 14-16, 23, 28-31;
 * the terms of twelve months, and six for minors, are proposals of this product). What a guardian has agreed to ends with
 * majority: the person herself is asked within thirty days. Taking a consent back stops what would have been shared from
 * then on, its receivers are told so, and every service goes on.
 */
export const consent = defineStep('consent', [], (path) => {
  path.first({
    agreed: () => path.until('consent.services', true),
    declined: () => path.until('consent.services', false),
  });
  path.first({
    died: () => path.until('died', true),
    renewed: () => renew(path),
    withdrawn: () => path.all(...purposes.map((purpose) => () => heed(path, purpose))),
  });
  return 'closed';
});

function renew(path: PathOf<'consent'>): never {
  return path.rounds<never>('term', () => {
    const isAdult = path.fact('adult') === true;
    const end = path.first({
      expired: () => path.elapsed(isAdult ? 'term-of-adult' : 'term-of-minor'),
      heard: () => becomes(path, 'of-age-to-be-heard'),
      asked: () => becomes(path, 'of-age-to-consent'),
      majority: () => becomes(path, 'adult'),
      newText: () => becomes(path, 'consents-outdated'),
    });
    path.task(end === 'majority' ? 'ask-at-majority' : 'ask-again');
    return undefined;
  });
}

/** From now on, not since before: what has been asked for once is not asked for in each round. */
function becomes(
  path: PathOf<'consent'>,
  fact: 'adult' | 'of-age-to-be-heard' | 'of-age-to-consent' | 'consents-outdated',
): void {
  path.until(fact, false);
  path.until(fact, true);
}

function heed(path: PathOf<'consent'>, purpose: (typeof purposes)[number]): void {
  path.each('purpose', [purpose], () =>
    path.rounds<never>('withdrawal', () => {
      path.until(`consent.${purpose}`, true);
      path.until(`consent.${purpose}`, false);
      path.task('tell-receivers');
      return undefined;
    }),
  );
}
