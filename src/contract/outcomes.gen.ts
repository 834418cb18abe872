// Generated from the packs by `npm run policy:generate`; do not edit.
import type { Path } from '../domain/path/words.ts';

/** The path as the step of a name speaks to it, for the functions that this step is divided into. */
export type PathOf<S extends keyof PackSteps> = Path<
  Omit<PackSteps[S], 'results'> & { facts: Facts; results: Record<never, string> }
>;

/** What each step may say: tasks with their outcomes, clocks, schedules, lists and results. */
export type PackSteps = {
  'child-protection': {
    tasks: {
      'decide-placement': 'decided' | 'family';
      'name-representative': 'named';
      'open-protection': 'opened';
      'place-safely': 'placed' | 'with-family';
      'review-protection': 'ends' | 'goes-on';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done';
  };
  closing: {
    tasks: {
      'check-goals': 'met' | 'partly';
      'decide-closing': 'closed' | 'not-yet';
      'give-way-back': 'given';
      'hear-person': 'agrees' | 'not-reached' | 'not-yet';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done';
  };
  closure: {
    tasks: {
      'check-criteria': 'met' | 'partly-met';
      'copy-facts': 'copied' | 'mistaken';
      'decide-closure': 'closed' | 'not-yet' | 'partly-completed';
      'give-contact-card': 'given' | 'kept';
      'hand-over-file': 'received' | 'returned';
      'hear-person': 'agrees' | 'not-reached' | 'not-yet';
      'record-death': 'mistaken' | 'recorded';
      'talk-at-exit': 'confirms' | 'goes-on';
    };
    deadlines: 'next-proposal' | 'watch';
    schedules: never;
    lists: never;
    results: 'died' | 'duplicate' | 'followed' | 'lost' | 'transferred' | 'withdrew';
  };
  consent: {
    tasks: {
      'ask-again': 'agreed' | 'declined' | 'not-reached' | 'partly';
      'ask-at-majority': 'agreed' | 'declined' | 'not-reached' | 'partly';
      'tell-receivers': 'nothing-shared' | 'told';
    };
    deadlines: 'term-of-adult' | 'term-of-minor';
    schedules: never;
    lists: never;
    results: 'closed';
  };
  'crisis-intervention': {
    tasks: {
      'offer-counsel': 'given' | 'not-wanted';
      'offer-crisis-bed': 'not-wanted' | 'taken';
      'review-crisis': 'goes-on' | 'over';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done';
  };
  'destitute-support': {
    tasks: {
      decide: 'granted' | 'refused';
      'pass-on-application': 'decided-here' | 'passed-on';
      'pay-first-month': 'paid';
      review: 'ended' | 'goes-on';
      'serve-decision': 'served';
      'take-application': 'taken-in';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done' | 'ended' | 'refused';
  };
  'disability-support': {
    tasks: {
      'assess-disability': 'assessed' | 'not-wanted';
      decide: 'granted' | 'refused';
      'pass-on-application': 'decided-here' | 'passed-on';
      'pay-first-month': 'paid';
      review: 'ended' | 'goes-on';
      'serve-decision': 'served';
      'take-application': 'taken-in';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done' | 'ended' | 'refused';
  };
  'follow-up': {
    tasks: {
      'agree-contact': 'agreed';
      'leave-contact-card': 'left' | 'not-reached';
      'look-for-person': 'found' | 'not-found';
      'look-into-silence': 'in-contact' | 'not-found' | 'visit-ordered';
      'review-follow-up': 'go-on' | 'may-end';
      'search-missing-person': 'found' | 'not-found';
      'second-review': 'agreed' | 'go-on';
      'see-after-move': 'not-met' | 'of-concern' | 'well';
      visit: 'crisis' | 'not-met' | 'not-met-again' | 'of-concern' | 'stable';
      'visit-after-move': 'not-met' | 'of-concern' | 'well';
    };
    deadlines:
      | 'after-care'
      | 'close-follow-up'
      | 'minimum-adult'
      | 'minimum-at-risk'
      | 'minimum-child'
      | 'next-review'
      | 'silence';
    schedules: 'visits';
    lists: never;
    results: 'closing' | 'declined';
  };
  guardianship: {
    tasks: {
      'appoint-guardian': 'appointed';
      'ask-child-for-adoption': 'agrees' | 'does-not-agree';
      'assess-guardian': 'fit' | 'none-fit';
      'begin-temporary-care': 'begun';
      'choose-other-care': 'foster' | 'institution' | 'kin';
      'choose-placement': 'foster' | 'institution' | 'kin';
      'compare-samples': 'match' | 'no-match';
      'decide-long-term': 'adoption' | 'foster' | 'institution' | 'kin';
      'hand-over': 'handed-over';
      'hear-child-on-care': 'heard';
      'issue-not-found': 'issued';
      'issue-not-yet-found': 'issued';
      'publish-adoption-notice': 'published';
      'publish-search-notice': 'published';
      'register-adoption': 'refused' | 'registered';
      'take-blood-sample': 'taken';
      'transfer-to-institution': 'stays' | 'transferred';
    };
    deadlines: 'adoption-notice' | 'final-search' | 'parents-search' | 'search-notice';
    schedules: never;
    lists: never;
    results: 'guardian-appointed' | 'left-care' | 'returned';
  };
  'help-here': {
    tasks: {
      'arrange-help-here': 'arranged';
      'report-gap': 'reported';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done';
  };
  identification: {
    tasks: {
      'confirm-age': 'adult' | 'child' | 'unknown';
      'decide-identification': 'identified' | 'not-identified';
      'give-social-view': 'given' | 'not-able';
      'give-support-view': 'given' | 'not-able';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done' | 'not-identified';
  };
  'immediate-needs': {
    tasks: {
      'agree-support-plan': 'agreed' | 'open';
      'ask-consent': 'both' | 'none' | 'referral' | 'support';
      'assess-needs': 'assessed' | 'in-crisis';
      'find-bed': 'elsewhere' | 'found' | 'not-wanted';
      'find-interpreter': 'found' | 'not-needed';
      'see-doctor': 'not-wanted' | 'seen';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done';
  };
  intake: {
    tasks: {
      'arrange-interpreter': 'arranged' | 'by-phone';
      'ask-consents': 'agreed' | 'declined' | 'partly';
      'ask-consular-wish': 'contact' | 'no-contact';
      'assess-needs': 'complete' | 'partial';
      'assess-risk': 'high' | 'low' | 'medium';
      'check-health': 'checked' | 'declined' | 'in-treatment';
      'clarify-age': 'adult' | 'minor' | 'still-unknown';
      'confirm-identity': 'confirmed' | 'not-found';
      'confirm-plan': 'confirmed' | 'noted';
      'countersign-risk': 'agreed' | 'judged-again';
      'decide-stay-permit': 'granted' | 'not-needed' | 'refused';
      'first-talk': 'held' | 'interpreter-needed' | 'not-ready';
      'give-basis-opinion': 'policy-extension' | 'statutory' | 'unclear';
      'offer-legal-aid': 'granted' | 'not-wanted' | 'refused';
      'open-rights-register': 'opened';
      'publish-identity-notice': 'published';
      receive: 'received';
      'register-lodging': 'registered';
      'screen-safety': 'safe' | 'unsafe';
      'sign-plan': 'changes-wanted' | 'declined' | 'signed';
      'write-plan': 'written';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'declined' | 'done';
  };
  job: {
    tasks: {
      'check-employer': 'sound' | 'unsound';
      'check-first-month': 'lost' | 'stays' | 'unsafe';
      'check-first-week': 'lost' | 'stays' | 'unsafe';
      'check-protected-work': 'allowed' | 'not-allowed';
      'check-third-month': 'lost' | 'stays' | 'unsafe';
      'find-job': 'found' | 'none' | 'self-employed';
      introduce: 'declined' | 'started';
      'register-job-seeker': 'not-seeking' | 'registered';
    };
    deadlines: 'first-month' | 'first-week' | 'third-month';
    schedules: never;
    lists: never;
    results: 'not-seeking' | 'placed' | 'self-employed';
  };
  'leaving-care': {
    tasks: {
      'hand-over-papers': 'handed-over';
      'plan-leaving-care': 'agreed';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'left-care' | 'with-parents';
  };
  limitation: {
    tasks: {
      'ask-claim': 'exercised' | 'not-applicable' | 'still-running' | 'waived';
      'ask-labour': 'exercised' | 'not-applicable' | 'still-running' | 'waived';
      'ask-marriage': 'exercised' | 'not-applicable' | 'still-running' | 'waived';
      'ask-reconsideration': 'exercised' | 'not-applicable' | 'still-running' | 'waived';
      'ask-relief': 'exercised' | 'not-applicable' | 'still-running' | 'waived';
      'give-emergency-aid': 'given' | 'not-needed' | 'not-wanted';
      'note-lapse': 'had-been-exercised' | 'lapsed';
    };
    deadlines:
      | 'claim'
      | 'claim-alarm'
      | 'claim-close'
      | 'labour'
      | 'labour-alarm'
      | 'labour-close'
      | 'marriage'
      | 'marriage-alarm'
      | 'marriage-close'
      | 'reconsideration'
      | 'reconsideration-alarm'
      | 'reconsideration-close'
      | 'relief'
      | 'relief-alarm'
      | 'relief-close';
    schedules: never;
    lists: never;
    results: 'closed';
  };
  'living-allowance': {
    tasks: {
      decide: 'granted' | 'refused';
      'pass-on-application': 'decided-here' | 'passed-on';
      'pay-first-month': 'paid';
      review: 'ended' | 'goes-on';
      'serve-decision': 'served';
      'take-application': 'taken-in';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done' | 'ended' | 'refused';
  };
  'long-term-support': {
    tasks: {
      'agree-goals': 'agreed';
      'end-support': 'ended';
      'find-home': 'found' | 'not-needed';
      'find-work': 'found' | 'not-found' | 'not-wanted';
      'keep-counsel': 'given' | 'not-wanted';
      'offer-training': 'begun' | 'not-wanted';
      'open-benefits': 'none' | 'opened';
      'review-support': 'met' | 'partly';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done';
  };
  'medical-assistance': {
    tasks: {
      decide: 'granted' | 'refused';
      'pass-on-application': 'decided-here' | 'passed-on';
      'pay-first-month': 'paid';
      review: 'ended' | 'goes-on';
      'serve-decision': 'served';
      'take-application': 'taken-in';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done' | 'ended' | 'refused';
  };
  'orphan-allowance': {
    tasks: {
      decide: 'granted' | 'refused';
      'pass-on-application': 'decided-here' | 'passed-on';
      'pay-first-month': 'paid';
      review: 'ended' | 'goes-on';
      'serve-decision': 'served';
      'take-application': 'taken-in';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done' | 'ended' | 'refused';
  };
  'orphan-allowance-adopted': {
    tasks: {
      'end-allowance': 'ended';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done';
  };
  'orphan-allowance-grown': {
    tasks: {
      'end-allowance': 'ended' | 'goes-on-at-school';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done';
  };
  'placement-review': {
    tasks: {
      'change-placement': 'changed';
      'review-placement': 'change-needed' | 'stays';
    };
    deadlines: 'next-review';
    schedules: never;
    lists: never;
    results: 'grown' | 'with-parents';
  };
  referral: {
    tasks: {
      accompany: 'accompanied' | 'alone';
      'contact-receiver': 'accepted' | 'not-possible';
      'give-feedback': 'of-concern' | 'well';
      'tell-receiver': 'nobody' | 'told';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done' | 'not-possible';
  };
  reflection: {
    tasks: {
      'advise-on-law': 'given' | 'not-wanted';
      'hear-wish': 'no-contact' | 'undecided' | 'wants-contact';
      'offer-support': 'given' | 'not-wanted';
      'tell-of-period': 'told';
    };
    deadlines: 'period';
    schedules: never;
    lists: never;
    results: 'done';
  };
  residency: {
    tasks: {
      'accept-appeal': 'accepted';
      'check-papers': 'complete' | 'supplement';
      'confirm-withdrawal': 'confirmed';
      decide: 'conditional' | 'permanent' | 'refused' | 'temporary';
      'decide-appeal': 'overturned' | 'upheld';
      'describe-dwelling': 'described' | 'still-looking';
      'explain-way-to-court': 'explained';
      'give-opinion': 'against' | 'in-favour' | 'with-conditions';
      'hear-wish': 'heard';
      'issue-proof-of-stay': 'issued';
      'note-stay-during-appeal': 'noted';
      'record-judgment': 'overturned' | 'upheld';
      'serve-decision': 'served' | 'served-without-remedies';
      'serve-refusal': 'served' | 'served-without-remedies';
      'submit-application': 'handed-in';
      'supplement-papers': 'handed-in';
    };
    deadlines:
      | 'court-after-appeal'
      | 'formal-check'
      | 'opinions'
      | 'opinions-at-latest'
      | 'reconsideration'
      | 'suit'
      | 'untold';
    schedules: never;
    lists: 'panel';
    results: 'conditional' | 'permanent' | 'refused' | 'temporary' | 'withdrawn';
  };
  reunion: {
    tasks: {
      'accept-return': 'accepted' | 'not-accepted';
      'ask-court-for-guardianship': 'not-revoked' | 'revoked';
      'assess-parents': 'barred' | 'fit' | 'unfit';
      'check-arrival': 'of-concern' | 'well';
      'decide-return': 'returns' | 'stays';
      'end-guardianship': 'ended';
      'hear-child': 'does-not-want' | 'not-sure' | 'wants-contact';
      'plan-slow-contact': 'met' | 'stopped';
      'prevent-contact': 'prevented';
      'visit-after-one-month': 'not-met' | 'of-concern' | 'well';
      'visit-after-three-months': 'not-met' | 'of-concern' | 'well';
      'visit-after-two-weeks': 'not-met' | 'of-concern' | 'well';
      'write-return-note': 'great-risk' | 'no-great-risk';
    };
    deadlines: 'one-month' | 'three-months' | 'two-weeks';
    schedules: never;
    lists: never;
    results: 'grown' | 'returned';
  };
  'risk-assessment': {
    tasks: {
      'assess-risk': 'high' | 'low' | 'medium';
      'sign-safety-plan': 'not-signed' | 'signed';
      'write-safety-plan': 'written';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done';
  };
  'safe-return': {
    tasks: {
      'accept-return': 'accepted' | 'not-accepted';
      'check-arrival': 'of-concern' | 'well';
      'hear-return-wish': 'stays' | 'wants';
      'note-return-risk': 'great-risk' | 'no-great-risk';
      'stop-journey': 'stopped';
      'travel-together': 'arrived';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done' | 'not-accepted' | 'stays';
  };
  school: {
    tasks: {
      'find-seat': 'refused' | 'seat';
      'first-day-in-class': 'in-class';
      'first-day-in-new-class': 'in-class';
      'grant-school-aid': 'granted' | 'not-needed';
      'offer-school': 'not-now' | 'wanted';
      'open-student-file': 'opened';
      'report-absence': 'reported';
      'settle-class': 'graduated' | 'promoted' | 'repeats';
      'settle-next-school': 'ends' | 'goes-on' | 'vocational';
      'talk-back-to-school': 'back' | 'stays-away';
      'transfer-in': 'done';
      'transfer-out': 'done';
      'urge-admission': 'ordered' | 'urged';
      'write-school-plan': 'written';
    };
    deadlines: 'absence' | 'school-year';
    schedules: never;
    lists: never;
    results: 'finished';
  };
  shelter: {
    tasks: {
      'explain-house-rights': 'explained';
      'find-bed': 'bed' | 'declined' | 'full';
      'find-bed-elsewhere': 'bed' | 'full';
      'give-way-back': 'given' | 'not-reached';
      'list-belongings': 'listed';
      'notify-longer-stay': 'not-needed' | 'notified';
      'return-belongings': 'kept-for-her' | 'returned';
    };
    deadlines: 'longer-stay' | 'stay';
    schedules: never;
    lists: never;
    results: never;
  };
  training: {
    tasks: {
      'complete-course': 'broken-off' | 'completed';
      enrol: 'enrolled';
      'find-course': 'found' | 'none';
      'grant-living-aid': 'granted' | 'not-due';
      'hear-training-wish': 'heard';
      'issue-certificate': 'issued' | 'not-passed';
      'look-at-local-market': 'looked';
      'offer-training': 'not-now' | 'wanted';
      'talk-after-leaving': 'not-reached' | 'talked';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'certified' | 'left';
  };
  'usual-resident': {
    tasks: {
      'count-usual-resident': 'counted';
      endorse: 'endorsed';
      'endorse-late': 'endorsed';
      'grant-stay-permit': 'granted' | 'refused';
      'issue-card': 'issued';
      'register-residence': 'registered';
      'remind-of-endorsement': 'not-reached' | 'reminded';
    };
    deadlines:
      | 'card-waiting'
      | 'endorsement'
      | 'endorsement-opens'
      | 'first-reminder'
      | 'last-reminder'
      | 'second-reminder';
    schedules: never;
    lists: never;
    results: 'household-moved' | 'moved-on';
  };
  welfare: {
    tasks: {
      'check-household': 'checked';
      'connect-insurance': 'insured' | 'not-wanted';
      'decide-welfare': 'granted' | 'refused';
      'file-application': 'taken-in';
      'give-emergency-aid': 'given' | 'not-needed';
      'pay-first-month': 'paid';
      'serve-decision': 'served';
    };
    deadlines: never;
    schedules: never;
    lists: never;
    results: 'done' | 'refused';
  };
  'year-at-work': {
    tasks: {
      'check-first-year': 'lost' | 'stays' | 'unsafe';
      'check-new-employer': 'sound' | 'unsound';
      'find-work-again': 'found' | 'not-wanted';
      'start-new-work': 'started';
    };
    deadlines: 'rest-of-year';
    schedules: never;
    lists: never;
    results: 'ended' | 'kept';
  };
};

/** What may be known of a path, and the values it can have. */
export type Facts = {
  'accepted-elsewhere': boolean;
  adopted: boolean;
  adult: boolean;
  'age-band':
    'adult' | 'child' | 'from-14' | 'from-16' | 'from-18' | 'from-6' | 'from-8' | 'under-6';
  'applies-again': boolean;
  'attends-school': boolean;
  born: string;
  'cannot-return': boolean;
  care: 'institution' | 'long-term' | 'temporary' | 'with-parents';
  'claims.destitute-support': boolean;
  'claims.disability-support': boolean;
  'claims.living-allowance': boolean;
  'claims.medical-assistance': boolean;
  'claims.orphan-allowance': boolean;
  'consent.abroad': boolean;
  'consent.data': boolean;
  'consent.employer': boolean;
  'consent.family-contact': boolean;
  'consent.interview': boolean;
  'consent.media': boolean;
  'consent.medical': boolean;
  'consent.move': boolean;
  'consent.recipients': boolean;
  'consent.referral': boolean;
  'consent.sample-photo': boolean;
  'consent.school': boolean;
  'consent.services': boolean;
  'consent.statistics': boolean;
  'consent.support': boolean;
  'consents-outdated': boolean;
  contact: boolean;
  'contests-decision': boolean;
  'decision-to-contest': boolean;
  'declines-follow-up': boolean;
  died: boolean;
  duplicate: boolean;
  'ends-reflection': boolean;
  'freed-on': string;
  'goes-to-court': boolean;
  guardian: boolean;
  'guardian-conflict': boolean;
  'identity-known': boolean;
  'in-crisis': boolean;
  language:
    | 'ar'
    | 'bg'
    | 'en'
    | 'fa'
    | 'other'
    | 'ro'
    | 'rom'
    | 'ru'
    | 'sign'
    | 'tr'
    | 'uk'
    | 'bca'
    | 'csl'
    | 'en'
    | 'hmn'
    | 'hni'
    | 'ii'
    | 'kac'
    | 'lis'
    | 'lo'
    | 'my'
    | 'other'
    | 'tdd'
    | 'th'
    | 'vi'
    | 'za'
    | 'zh';
  'left-province': boolean;
  'left-training': boolean;
  'legal-basis': 'policy-extension' | 'statutory' | 'unclear';
  'local-household': boolean;
  'lost-job': boolean;
  'may-work': boolean;
  moved: boolean;
  'moved-prefecture': boolean;
  nationality:
    | 'european-union'
    | 'national'
    | 'other'
    | 'stateless'
    | 'undetermined'
    | 'cn'
    | 'foreign'
    | 'stateless'
    | 'undetermined';
  'nearly-adult': boolean;
  'needs-interpreter': boolean;
  'needs-school-change': boolean;
  'of-age-to-be-heard': boolean;
  'of-age-to-consent': boolean;
  'of-school-age': boolean;
  'parents-ask-again': boolean;
  'parents-found': boolean;
  place: string;
  plan: 'agreed' | 'declined';
  'ready-to-close': boolean;
  'receives.destitute-support': boolean;
  'receives.disability-support': boolean;
  'receives.living-allowance': boolean;
  'receives.medical-assistance': boolean;
  'receives.orphan-allowance': boolean;
  'return-decision': 'returns' | 'stays';
  'right.claim': 'exercised' | 'not-applicable' | 'waived';
  'right.labour': 'exercised' | 'not-applicable' | 'waived';
  'right.marriage': 'exercised' | 'not-applicable' | 'waived';
  'right.relief': 'exercised' | 'not-applicable' | 'waived';
  risk: 'high' | 'low' | 'medium';
  'safe-bed': boolean;
  sex: 'female' | 'male' | 'not-said' | 'other';
  'stay-decision': 'conditional' | 'permanent' | 'refused' | 'temporary';
  'wants-bed': boolean;
  'wants-job': boolean;
  'wants-return': boolean;
  'wants-school': boolean;
  'wants-to-end': boolean;
  'wants-training': boolean;
  whereabouts: 'feared-taken' | 'here' | 'left-freely' | 'out-of-contact';
  wish: 'elsewhere' | 'return' | 'stay' | 'undecided';
  'withdraws-application': boolean;
};
