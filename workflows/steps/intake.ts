import { defineStep } from '../../src/contract/define-step.ts';
import type { PathOf } from '../../src/contract/outcomes.gen.ts';

/**
 * The first days: hand-over, safety, a talk alone, risk, rights and a plan.
 *
 * For everybody, whoever sent the person, with or without a paper of the police. Nothing here waits for a paper: safety,
 * health and the talk begin at once, side by side. An interpreter comes before the talk goes on. Risk is judged by one and
 * countersigned by another. What the law lets lapse is written down on the first days (Civil Code art. 188, 1052), free
 * legal aid is offered (Legal Aid Law art. 43), and the plan is signed by the person herself. A foreign or stateless
 * person is registered and asked whether a consulate may know at all (Exit and Entry Administration Law art. 30, 31, 39).
 */
export const intake = defineStep('intake', [], (path) => {
  path.all(
    () => path.task('screen-safety'),
    () => path.task('check-health'),
    () => judgeRisk(path),
    () => receive(path),
    () => {
      talk(path);
      path.all(
        () => path.task('ask-consents'),
        () => clarify(path),
        () => agreePlan(path),
      );
    },
  );
  return path.fact('plan') === 'declined' ? 'declined' : 'done';
});

function judgeRisk(path: PathOf<'intake'>): void {
  path.rounds('triage', () => {
    path.task('assess-risk');
    return path.task('countersign-risk') === 'judged-again' ? undefined : 'countersigned';
  });
}

function receive(path: PathOf<'intake'>): void {
  path.task('receive');
  const nationality = path.fact('nationality') ?? 'cn';
  path.all(
    () => path.task('open-rights-register'),
    () => path.task('offer-legal-aid'),
    () => path.task('give-basis-opinion'),
    () => {
      if (nationality === 'cn') return;
      path.all(
        () => path.task('register-lodging'),
        () => path.task('ask-consular-wish'),
        () => path.task('decide-stay-permit'),
      );
    },
  );
}

/** As soon as it turns out that she needs an interpreter, the talk waits for one, and begins anew. */
function talk(path: PathOf<'intake'>): void {
  const hold = (name: string) =>
    path.rounds(name, () => {
      const ended = path.task('first-talk');
      return ended === 'not-ready' || ended === 'interpreter-needed' ? undefined : 'held';
    });
  const end = path.first({
    held: () => hold('talk'),
    interpreter: () => path.until('needs-interpreter', true),
  });
  if (end === 'held') return;
  path.task('arrange-interpreter');
  hold('talk-with-interpreter');
}

/** Whoever cannot say how old she is, is a minor until it is known. */
function clarify(path: PathOf<'intake'>): void {
  if (path.fact('adult') === undefined) path.task('clarify-age');
  if (path.fact('identity-known') !== false) return;
  path.all(
    () => path.task('publish-identity-notice'),
    () => path.task('confirm-identity'),
  );
}

function agreePlan(path: PathOf<'intake'>): void {
  path.task('assess-needs');
  path.rounds('plan', () => {
    path.task('write-plan');
    return path.task('sign-plan') === 'changes-wanted' ? undefined : 'settled';
  });
  path.task('confirm-plan');
}
