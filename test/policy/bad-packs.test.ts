import { describe, expect, it } from '@jest/globals';
import { sentences, withEdited } from './broken-pack.ts';

const school = 'steps/school.yaml';
const welfare = 'steps/welfare.yaml';

/** A hand at the pack, and the sentence that a jurist or a newcomer gets for it. */
const cases: [string, Parameters<typeof sentences>, RegExp][] = [
  [
    'a department that is not there',
    [school, 'lead: education', 'lead: educaton'],
    /^steps\/school\.yaml:\d+ \/tasks\/find-seat\/lead: there is no department educaton$/,
  ],
  [
    'a deadline without its basis',
    [
      school,
      'kind: default, article: default, confidence: default',
      'kind: default, confidence: default',
    ],
    /^steps\/school\.yaml:\d+ \/tasks\/find-seat\/due\/article: /,
  ],
  [
    'a number of our own that claims to be the law',
    [school, 'kind: default, article: default', 'kind: statutory, article: default'],
    /^steps\/school\.yaml:\d+ \/tasks\/find-seat\/due: is either our own proposal/,
  ],
  [
    'a preclusion that can be paused',
    ['steps/residency.yaml', 'nature: limitation', 'nature: preclusion, pausable: true'],
    /\/deadlines\/reconsideration\/pausable: a preclusion is never paused/,
  ],
  [
    'a ladder that climbs by school terms',
    ['pack.yaml', /unit: cn_workday/, 'unit: school_term'],
    /^pack\.yaml:\d+ \/ladders\/.*\/after\/unit: /,
  ],
  [
    'working days of China by the calendar of Bulgaria',
    ['pack.yaml', 'calendar: cn', 'calendar: bg'],
    /^steps\/school\.yaml:\d+ \/tasks\/find-seat\/due\/unit: is a working day of the calendar cn, .* is bg: say workday$/,
  ],
  [
    'school terms that the calendar does not know',
    ['pack.yaml', 'calendar: cn', 'calendar: bg'],
    /\/tasks\/settle-next-school\/due\/unit: the calendar bg knows no school terms$/,
  ],
  [
    'a text that one language lacks',
    ['texts/en.yaml', /^ {4}title: .?Find a seat.*\n/m, ''],
    /^texts\/en\.yaml:\d+ \/school\/find-seat\/title: this text is missing$/,
  ],
  [
    'a text that nothing asks for',
    ['texts/zh-CN.yaml', /^fact:$/m, 'fact:\n  gone: { title: 无 }'],
    /^texts\/zh-CN\.yaml:\d+ \/fact\/gone\/title: nothing asks for this text$/,
  ],
  [
    'a disclosure without a purpose',
    [school, '{ field: age-band, purpose: arrange }', '{ field: age-band }'],
    /^steps\/school\.yaml:\d+ \/tasks\/find-seat\/discloses\/0\/purpose: /,
  ],
  [
    'a disclosure of what is no fact',
    [school, 'field: age-band', 'field: history'],
    /\/tasks\/find-seat\/discloses: there is no fact history$/,
  ],
  [
    'two usual outcomes',
    [school, '{ code: refused, ', '{ code: refused, usual: true, '],
    /\/tasks\/find-seat\/outcomes: has 2 usual outcomes instead of one$/,
  ],
  [
    'no usual outcome',
    [school, '{ code: seat, usual: true }', '{ code: seat }'],
    /\/tasks\/find-seat\/outcomes: has 0 usual outcomes instead of one$/,
  ],
  [
    'an outcome that sets what is no value',
    [school, 'attends-school: true', 'attends-school: often'],
    /\/tasks\/first-day-in-class\/outcomes\/0\/sets: fact attends-school cannot be often$/,
  ],
  [
    'a reason that the form has no field for',
    [school, 'requires: [reason]', 'requires: [grounds]'],
    /\/tasks\/find-seat\/outcomes\/1\/requires: the form has no field grounds$/,
  ],
  [
    'a form that is not there',
    [school, 'form: school-place', 'form: seat'],
    /\/tasks\/find-seat\/form: there is no form seat$/,
  ],
  [
    'a ladder that is not there',
    [school, 'ladder: lawful', 'ladder: steep'],
    /\/tasks\/find-seat\/ladder: there is no ladder steep$/,
  ],
  [
    'an undoing that is not there',
    ['steps/guardianship.yaml', '{ issued: revoke-not-found }', '{ issued: burn }'],
    /\/tasks\/issue-not-found\/undo: there is no task burn$/,
  ],
  [
    'an undoing that has to be undone itself',
    ['steps/guardianship.yaml', '{ issued: revoke-not-found }', '{ issued: issue-not-yet-found }'],
    /\/undo: issue-not-yet-found has to be undone itself$/,
  ],
  [
    'a fact that nobody can be asked for',
    [
      'pack.yaml',
      /^ {2}died: .*$/m,
      '  died: { type: boolean, recorders: [] }\n  x: { type: boolean }',
    ],
    /^pack\.yaml:\d+ \/facts\/x: nobody records it, no outcome sets it, and it follows from nothing$/,
  ],
  [
    'a step that depends on a fact that is not there',
    ['steps/job.yaml', 'fact: may-work', 'fact: may-labour'],
    /^steps\/job\.yaml:\d+ \/appliesTo: there is no fact may-labour$/,
  ],
  [
    'a schedule that says nothing of unknown risk',
    ['steps/follow-up.yaml', /default: \{ n: 7, unit: day \},?/, ''],
    /\/schedules\/visits\/stages\/0\/every: says nothing of an unknown fact: default$/,
  ],
  [
    'a schedule that stands still',
    ['steps/follow-up.yaml', 'default: { n: 7', 'default: { n: 0'],
    /\/schedules\/visits\/stages\/0\/every\/default: a schedule must move on$/,
  ],
  [
    'a flow through a task that is not there',
    ['steps/welfare.yaml', '    check-household,', '    check-house,'],
    /^steps\/welfare\.yaml:\d+ \/flow\/1: there is no task check-house$/,
  ],
  [
    'a flow that waits for a clock that is not there',
    [welfare, '    check-household,', '    { elapsed: grace },'],
    /^steps\/welfare\.yaml:\d+ \/flow\/1\/elapsed: there is no deadline grace$/,
  ],
  [
    'a flow that waits for what cannot become so',
    [welfare, '    check-household,', '    { until: { fact: risk, value: tall } },'],
    /^steps\/welfare\.yaml:\d+ \/flow\/1\/until: fact risk cannot be tall$/,
  ],
  [
    'a flow that asks for one thing twice',
    [welfare, '    check-household,', '    file-application,'],
    /^steps\/welfare\.yaml:\d+ \/flow: asks for file-application twice$/,
  ],
  [
    'a last task for a result that nothing ends on',
    [welfare, 'last: { refused', 'last: { done'],
    /^steps\/welfare\.yaml:\d+ \/last\/done: is no result that an outcome ends on$/,
  ],
  [
    'a last task that is not there',
    [welfare, 'last: { refused: [serve-decision] }', 'last: { refused: [sing] }'],
    /^steps\/welfare\.yaml:\d+ \/last\/refused: there is no task sing$/,
  ],
  [
    'a rung that acts before the one below it',
    ['pack.yaml', 'after: { n: 10, unit: cn_workday }', 'after: { n: 2, unit: cn_workday }'],
    /^pack\.yaml:\d+ \/ladders\/lawful\/2\/after: acts before the rung coordination, which is below it$/,
  ],
  [
    'a service after one that is not there',
    [welfare, 'step: welfare', 'step: welfare\nafter: { cinema: [done] }'],
    /^steps\/welfare\.yaml:\d+ \/after\/cinema: there is no step cinema$/,
  ],
  [
    'a service after what another one never comes to',
    [welfare, 'step: welfare', 'step: welfare\nafter: { school: [burnt] }'],
    /^steps\/welfare\.yaml:\d+ \/after\/school: school never comes to burnt$/,
  ],
  [
    'a service that waits for itself',
    [welfare, 'step: welfare', 'step: welfare\nafter: { welfare: [done] }'],
    /^steps\/welfare\.yaml:\d+ \/after\/welfare: steps wait for each other: welfare -> welfare$/,
  ],
  [
    'a yes to be taken back that is none',
    [welfare, 'step: welfare', 'step: welfare\ngate: { fact: wish, value: stay, withdrawn: [] }'],
    /^steps\/welfare\.yaml:\d+ \/gate: only a yes can be taken back: a fact that is true$/,
  ],
  [
    'a lead that nobody is on some days',
    ['departments.yaml', "validFrom: '2018-11-01'", "validFrom: '2018-12-01'"],
    /^steps\/intake\.yaml:\d+ \/tasks\/check-health\/lead: nobody does the work of health-bureau from 2018-11-01 to 2018-11-30$/,
  ],
  [
    'a lead that is gone without a successor',
    ['departments.yaml', '- id: education', "- id: education\n  validTo: '2020-12-31'"],
    /^steps\/school\.yaml:\d+ \/tasks\/find-seat\/lead: nobody does the work of education from 2021-01-01 on$/,
  ],
  [
    'a level of places that is not there',
    [welfare, 'lead: insurance-office', 'lead: insurance-office\n    level: oblast'],
    /^steps\/welfare\.yaml:\d+ \/tasks\/connect-insurance\/level: there is no level oblast$/,
  ],
  [
    'a department that succeeds itself',
    ['departments.yaml', 'successor: hrss', 'successor: labour-social-security'],
    /^departments\.yaml:\d+ \/labour-social-security\/successor: succeeds itself$/,
  ],
  [
    'a place in no other place',
    ['places.yaml', "parent: '530100'", "parent: '000000'"],
    /^places\.yaml:\d+ \/places\/530102\/parent: there is no place 000000$/,
  ],
  [
    'a field of a form without a bound',
    ['forms/note.json', /,\s*"maxLength": 2000/, ''],
    /^forms\/note\.json \/: field note has no bound$/,
  ],
  [
    'a form that is no JSON Schema',
    ['forms/note.json', '"maxLength": 2000', '"maxLength": "long"'],
    /^forms\/note\.json \/: schema is invalid/,
  ],
  [
    'a form that takes anything',
    ['forms/note.json', '"additionalProperties": false', '"additionalProperties": true'],
    /^forms\/note\.json \/: does not refuse other properties$/,
  ],
  [
    'a consent that nobody can be asked for',
    ['consents.yaml', /^ {2}media: .*\n/m, ''],
    /^consents\.yaml:\d+ \/purposes: says nothing of fact consent\.media$/,
  ],
  [
    'a consent for which no fact stands',
    ['consents.yaml', /^ {2}media: /m, '  radio: '],
    /^consents\.yaml:\d+ \/purposes\/radio: there is no yes or no consent\.radio$/,
  ],
  [
    'an age at which nobody decides',
    [
      'consents.yaml',
      '  - code: from-14\n',
      '  - code: from-14\n    when: { fact: adult, value: false }\n',
    ],
    /^consents\.yaml:\d+ \/bands\/3\/when: the last band asks nothing$/,
  ],
  [
    'a consent that the shelter would wait for',
    ['consents.yaml', 'gates: [reunion]', 'gates: [shelter]'],
    /^consents\.yaml:\d+ \/purposes\/family-contact\/gates: shelter waits for no consent$/,
  ],
  [
    'a consent of our own that claims to be the law',
    [
      'consents.yaml',
      'number: C6, version: 1, article: default',
      'number: C6, version: 1, article: pipl-23',
    ],
    /^consents\.yaml:\d+ \/purposes\/interview: is either our own proposal/,
  ],
  [
    'a field that is shown by a consent that is not there',
    ['steps/job.yaml', 'consent: services', 'consent: sevices'],
    /^steps\/job\.yaml:\d+ \/tasks\/register-job-seeker\/discloses: there is no consent sevices$/,
  ],
  [
    'a key that no pack knows',
    [school, 'step: school', 'step: school\nsex: female'],
    /^steps\/school\.yaml:\d+ \/sex: /,
  ],
  [
    'a slip in the YAML',
    [school, 'results: [finished]', 'results: [finished'],
    /^steps\/school\.yaml:\d+ \/: /,
  ],
];

describe('a pack is refused, with file, path and a sentence, for', () => {
  it.each(cases)('%s', (_, edit, sentence) => {
    expect(sentences(...edit)).toContainEqual(expect.stringMatching(sentence));
  });

  it('a file that is missing', () => {
    withEdited(
      'departments.yaml',
      () => undefined,
      (_, { problems, all }) => {
        expect(all.map(({ id }) => id)).not.toContain('yunnan-2008');
        expect(problems).toContainEqual({
          file: 'yunnan-2008/1.0.0/departments.yaml',
          path: '',
          message: 'is missing',
        });
      },
    );
  });
});

describe('a refused pack', () => {
  it('takes no pack with it but those that extend it, and is under no hash', () => {
    withEdited(
      school,
      (content) => content.replace('lead: education', 'lead: nobody'),
      (_, packs) => {
        expect(packs.forStart('530102', '2026-03-01')).toBeUndefined();
        const of = packs.problems.filter(({ file }) => file.startsWith('yunnan-2008/'));
        expect(of).toHaveLength(1);
        const others = packs.problems.filter((problem) => !of.includes(problem));
        expect(others.length).toBeGreaterThan(0);
        expect(others.every(({ message }) => message === 'yunnan-2008@1.0.0 cannot be used')).toBe(
          true,
        );
      },
    );
  });
});
