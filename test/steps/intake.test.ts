import { describe, it } from '@jest/globals';
import { check, dateOf, type Line } from './check.ts';

const step = 'intake';
const facts = { born: '2001-05-05', nationality: 'cn' };
const first = [
  'triage.1/assess-risk',
  'check-health',
  'receive',
  'screen-safety',
  'talk.1/first-talk',
];
const talked: Line[] = [
  [0, 'receive'],
  [0, 'screen-safety'],
  [1, 'check-health'],
  [1, 'triage.1/assess-risk'],
  [1, 'triage.1/countersign-risk'],
  [1, 'talk.1/first-talk'],
  [2, 'open-rights-register'],
  [3, 'offer-legal-aid'],
  [4, 'give-basis-opinion'],
  [4, 'ask-consents'],
];
const planned: Line[] = [...talked, [6, 'assess-needs'], [15, 'plan.1/write-plan']];

describe('anybody who arrives', () => {
  it('is looked after from the first hour, whoever sent her and without any paper', () =>
    check({ step }, { wanted: first, due: { receive: dateOf(0), 'check-health': dateOf(3) } }));

  it.each([
    [{ sex: 'male', nationality: 'foreign' }],
    [{ sex: 'female', nationality: 'cn' }],
    [{ sex: 'not-said', nationality: 'stateless' }],
    [{ born: '2016-01-01' }],
  ])('is asked for the same with %j', (known) => check({ step, facts: known }, { wanted: first }));

  it('has an interpreter before the talk where she is known to need one', () =>
    check(
      { step, facts: { 'needs-interpreter': true, language: 'my' } },
      { wanted: ['arrange-interpreter', ...first.filter((key) => key !== 'talk.1/first-talk')] },
    ));

  it.each<[string, Line]>([
    ['in the talk', [1, 'talk.1/first-talk', 'interpreter-needed']],
    ['before it', [1, { 'needs-interpreter': true }]],
  ])('who turns out %s to need one gets one, and is then talked to', (_, line) => {
    const others = ['give-basis-opinion', 'offer-legal-aid', 'open-rights-register'];
    const then = [...talked.slice(0, 5), line];
    check({ step, facts, then }, { wanted: [...others, 'arrange-interpreter'] });
    check(
      { step, facts, then: [...then, [2, 'arrange-interpreter']] },
      { wanted: [...others, 'talk-with-interpreter.1/first-talk'] },
    );
  });

  it('is not talked to before she is ready', () =>
    check(
      { step, facts, then: [[1, 'talk.1/first-talk', 'not-ready']] },
      {
        wanted: [
          'check-health',
          'receive',
          'screen-safety',
          'talk.2/first-talk',
          'triage.1/assess-risk',
        ],
      },
    ));

  it('has her risk judged by one and countersigned by another', () => {
    const judged: Line[] = [[0, 'triage.1/assess-risk', 'low']];
    check(
      { step, facts, then: judged },
      {
        wanted: [
          'check-health',
          'receive',
          'screen-safety',
          'talk.1/first-talk',
          'triage.1/countersign-risk',
        ],
      },
    );
    check(
      { step, facts, then: [...judged, [1, 'triage.1/countersign-risk', 'judged-again']] },
      {
        wanted: [
          'check-health',
          'receive',
          'screen-safety',
          'talk.1/first-talk',
          'triage.2/assess-risk',
        ],
      },
    );
  });

  it('finds her time limits written down and a lawyer offered within days', () =>
    check(
      { step, facts, then: [[0, 'receive']] },
      {
        wanted: [
          'check-health',
          'give-basis-opinion',
          'offer-legal-aid',
          'open-rights-register',
          'screen-safety',
          'talk.1/first-talk',
          'triage.1/assess-risk',
        ],
        due: { 'open-rights-register': dateOf(3), 'offer-legal-aid': dateOf(7) },
      },
    ));
});

describe('what is not known of somebody', () => {
  it('such as her age, is clarified, and until then she is a minor', () =>
    check(
      { step, facts: { nationality: 'cn' }, then: talked },
      { wanted: ['assess-needs', 'clarify-age'] },
    ));

  it('such as who she is, is searched for by notice and by the police', () =>
    check(
      { step, facts: { ...facts, 'identity-known': false }, then: talked },
      { wanted: ['assess-needs', 'confirm-identity', 'publish-identity-notice'] },
    ));
});

describe('a foreign, stateless or undetermined person', () => {
  it.each(['foreign', 'stateless', 'undetermined'])(
    '(%s) is registered in a day, asked about her consulate, and has her stay decided',
    (nationality) =>
      check(
        { step, facts: { ...facts, nationality }, then: talked },
        {
          wanted: ['ask-consular-wish', 'assess-needs', 'decide-stay-permit', 'register-lodging'],
          due: { 'register-lodging': dateOf(1), 'decide-stay-permit': dateOf(15) },
        },
      ),
  );
});

describe('the plan', () => {
  it('is written with the person, and signed by her', () => {
    check({ step, facts, then: planned.slice(0, -1) }, { wanted: ['plan.1/write-plan'] });
    check({ step, facts, then: planned }, { wanted: ['plan.1/sign-plan'] });
  });

  it('is written anew where she wants it otherwise', () =>
    check(
      { step, facts, then: [...planned, [16, 'plan.1/sign-plan', 'changes-wanted']] },
      { wanted: ['plan.2/write-plan'] },
    ));

  it.each([
    ['signed', 'done'],
    ['declined', 'declined'],
  ])('that is %s ends the first days as "%s"', (outcome, result) => {
    const signed: Line[] = [...planned, [16, 'plan.1/sign-plan', outcome]];
    check({ step, facts, then: signed }, { wanted: ['confirm-plan'] });
    check({ step, facts, then: [...signed, [18, 'confirm-plan']] }, { wanted: [], result });
  });
});
