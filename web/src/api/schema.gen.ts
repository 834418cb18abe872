export interface paths {
  '/api/accounts/{id}/second-factor/removal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take away a second factor that is lost, and sign its owner out */
    post: operations['accounts.removeSecondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/{id}/home': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say where somebody is from: what she reads of it is told to her supervisor */
    post: operations['accounts.setHome'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/boards/overdue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is overdue in a place and below it, with counts by department */
    get: operations['boards.overdue'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/boards/overdue.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a table to take away; asks for a recent second factor */
    get: operations['boards.exportOverdue'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/boards/pressed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was urged or ordered and not answered, or waits as a draft */
    get: operations['boards.pressed'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/boards/rungs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far what is overdue has climbed, by department */
    get: operations['boards.rungs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/boards/upcoming': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What falls due soon in a place and below it, the soonest first */
    get: operations['boards.upcoming'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/break-glass': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Read one path in an emergency, for an hour; its supervisor is told */
    post: operations['breakglass.open'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/break-glass': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Emergency readings that wait for a review, the oldest first */
    get: operations['breakglass.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/break-glass/{id}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say whether an emergency reading was right */
    post: operations['breakglass.review'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/clock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The training clock, and how far its last move has come */
    get: operations['clock.read'];
    put?: never;
    /** Move the training clock and every open path forward */
    post: operations['clock.move'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tasks/{id}/holds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hold the clock of a task, where its article allows it */
    post: operations['clocks.hold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tasks/{id}/releases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End what holds the clock of a task */
    post: operations['clocks.release'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tasks/{id}/extensions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lengthen the clock of a task */
    post: operations['clocks.extend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/holds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hold every clock of a path that may be held */
    post: operations['clocks.holdAll'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/releases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End what holds every clock of a path */
    post: operations['clocks.releaseAll'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/consents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the person agreed to, who says yes today, and what was said before */
    get: operations['consents.list'];
    put?: never;
    /** A yes, a no, or a yes taken back, which counts at once */
    post: operations['consents.record'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/disclosures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which fields were shown to whom, on which basis, from when to when */
    get: operations['consents.disclosures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/demonstration': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many paths of the demonstration are loaded; in training alone */
    get: operations['demonstration.read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dry-runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a released pack would change for the open paths of a place */
    get: operations['dryruns.read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/entries/{id}/void': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** An entry was wrong: it counts as never written */
    post: operations['entries.void'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/erasures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What waits for time to pass, for her second yes, or for a signature */
    get: operations['erasures.list'];
    put?: never;
    /** She asks that what is kept of her be erased; help goes on meanwhile */
    post: operations['erasures.ask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/erasures/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How it stands; afterwards, the certificate */
    get: operations['erasures.read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/erasures/{id}/confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Asked once more after her time to think, she still wants it */
    post: operations['erasures.confirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/erasures/{id}/signature': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Decide as one of two different people */
    post: operations['erasures.sign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/erasures/{id}/withdrawal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** She does not want it any more */
    post: operations['erasures.withdraw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/errors/{code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a problem means */
    get: operations['errors.read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What changes in your lists, as it happens */
    get: operations['events.follow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tasks/{id}/handling': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was done with an open task at its desk, urged and ordered */
    get: operations['handling.list'];
    put?: never;
    /** Receive, take, give back or decline a task of your desk, or answer */
    post: operations['handling.handle'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tasks/{id}/urges': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Urge the desk of a task, which then has to answer */
    post: operations['handling.urge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tasks/{id}/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give a numbered supervision order, which has to be answered */
    post: operations['handling.order'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tasks/{id}/draft': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The letter that waits for a named human */
    get: operations['handling.draft'];
    put?: never;
    /** Send the letter in your own words, or say why not */
    post: operations['handling.decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process answers */
    get: operations['health.live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An act would be acknowledged */
    get: operations['health.ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/identities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** By which identities an account is signed in */
    get: operations['identities.list'];
    put?: never;
    /** Link an identity of the sign-in service to an account */
    post: operations['identities.link'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/identities/unlinking': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Unlink an identity, and sign its account out */
    post: operations['identities.unlink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What your desk, your role or you on duty were told, the latest first */
    get: operations['notices.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roster': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is on duty at a place, and for which hours nobody is */
    get: operations['notices.roster'];
    put?: never;
    /** Name who is on duty, and a deputy */
    post: operations['notices.add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roster/{id}/removal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a shift out of the roster */
    post: operations['notices.remove'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/pack': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The path goes on under another version of the rules */
    post: operations['packs.changePack'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/parties': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who was named in a path, and as what */
    get: operations['parties.list'];
    put?: never;
    /** Name who represents, accompanies or visits, or who is in conflict */
    post: operations['parties.name'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/parties/{party}/removal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Who was named is so no longer */
    post: operations['parties.end'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Paths of your places, the youngest first */
    get: operations['paths.list'];
    put?: never;
    /** Start a path; the place is enough */
    post: operations['paths.start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was done, is open, is waited for, and comes next */
    get: operations['paths.read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/as-it-stood': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The path as it was known at the end of a day, and what came of it */
    get: operations['paths.onDay'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/move': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What would change if the person moved to a place today; nothing is done */
    get: operations['paths.move'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What has happened, in the order in which it was recorded */
    get: operations['paths.timeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/facts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Something became known of the person */
    post: operations['paths.recordFact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/persons/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Persons of your places by a name, however it is written */
    post: operations['persons.search'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/persons/known-elsewhere': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Before a path begins: where to ask whether somebody is known already */
    post: operations['persons.knownElsewhere'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/reading-flags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who of a place has read very many files, or by night outside duty */
    get: operations['readings.flags'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/reading-approvals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let somebody else read on for an hour, who has read very many files */
    post: operations['readings.approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/safe-contact': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The ways in which the person can be reached without harm */
    get: operations['safecontact.read'];
    /** Say anew in which ways she can be reached; what was said before goes */
    put: operations['safecontact.write'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/seal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hide a path from everybody but its keepers */
    post: operations['seals.seal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/paths/{id}/unsealing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The path is no longer hidden */
    post: operations['seals.unseal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Set up a second factor: what a device makes its codes from */
    post: operations['secondfactor.begin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/second-factor/confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Show a first code: from then on signing in needs one */
    post: operations['secondfactor.confirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who you are, at which desk, and until when */
    get: operations['session.read'];
    put?: never;
    /** Sign a browser in with a demonstration token; in training alone */
    post: operations['session.open'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Confirm anew who you are, with a code of your second factor */
    post: operations['session.confirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/sign-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Go to the sign-in service, to sign in or to confirm anew who you are */
    get: operations['session.signIn'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the sign-in service sends the browser back to */
    get: operations['session.callback'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/sign-out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign this browser out */
    post: operations['session.signOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/sign-out-everywhere': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign out on every machine */
    post: operations['session.signOutEverywhere'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sign-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How people sign in here */
    get: operations['signin.ways'];
    put?: never;
    /** Sign this browser in as an invented person; in training alone */
    post: operations['signin.demonstrate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The inbox of your desk, soonest due first */
    get: operations['tasks.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tasks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One task, with its form */
    get: operations['tasks.read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tasks/{id}/why-due': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Start, article, days passed over, holds and extensions of its date */
    get: operations['tasks.why'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tasks/{id}/completion': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say what came of a task of your desk */
    post: operations['tasks.complete'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The tokens of an account, and when each was last used */
    get: operations['tokens.list'];
    put?: never;
    /** Issue a token for the system of a desk */
    post: operations['tokens.issue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tokens/{id}/revocation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let a token end now */
    post: operations['tokens.revoke'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/words': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What places, desks, services and facts are called in your language */
    get: operations['words.read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    SecondFactorRemoved: {
      /** Format: uuid */
      account: string;
      /** @enum {boolean} */
      removed: true;
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      /** @description Stable; described at /api/errors/{code} */
      code: string;
      detail: string;
      errors?: {
        pointer: string;
        code: string;
        detail: string;
      }[];
      /** @description Where the thing is that is meant now */
      present?: string;
      task?: components['schemas']['Task'];
      /** Format: uuid */
      incident?: string;
    };
    Task: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      pathId: string;
      title: string;
      /** @description No more is to be known than that it is there */
      withheld: boolean;
      step?: string;
      department: string;
      /** @description Code of a place, as the packs name it */
      place: string;
      /** @enum {string} */
      state: 'open' | 'done' | 'withdrawn';
      opening: number;
      /** Format: date-time */
      openedAt: string;
      /** Format: date */
      lastDay: string | null;
      /** Format: date-time */
      dueAt: string | null;
      /** @description Runs past the last published calendar */
      provisional: boolean;
      outcome: string | null;
      outcomeLabel: string | null;
      /** @description Departments that are asked the same side by side; so many are enough */
      round: {
        asked: string[];
        enough: number;
      } | null;
      disclosed: {
        [key: string]: boolean | number | string;
      };
      outcomes: {
        code: string;
        label: string;
        usual: boolean;
        requires: string[];
      }[];
      /** @description JSON Schema 2020-12, with labels */
      formSchema: {
        [key: string]: unknown;
      } | null;
      /** @description Whether it may be done by letter, call or visit */
      contact: {
        /** @enum {string} */
        state: 'safe' | 'outdated' | 'none';
        /** @description What is offered; outdated ones in an emergency */
        ways: ('letter' | 'call' | 'visit')[];
        urgent: boolean;
      } | null;
      can: ('complete' | 'hold' | 'extend' | 'urge' | 'order')[];
      /** @description The highest rung of the ladder that has acted */
      rung: string | null;
      handling: string | null;
      /** Format: date-time */
      answerBy: string | null;
      /** @description A draft waits to be sent, by this lawful way */
      draft: string | null;
    };
    NewHome: {
      /** @description Code of a place, as the packs name it */
      place: string | null;
    };
    Home: {
      /** Format: uuid */
      account: string;
      /** @description Code of a place, as the packs name it */
      home: string | null;
    };
    OverdueBoard: {
      /** @description Code of a place, as the packs name it */
      place: string;
      /** Format: date-time */
      asOf: string;
      counts: {
        department: string;
        open: number;
        overdue: number;
      }[];
      items: components['schemas']['Task'][];
      /** @description Give it as `after` to read on; null on the last page */
      next: string | null;
    };
    TaskList: {
      items: components['schemas']['Task'][];
      /** @description Give it as `after` to read on; null on the last page */
      next: string | null;
    };
    RungBoard: {
      /** @description Code of a place, as the packs name it */
      place: string;
      /** Format: date-time */
      asOf: string;
      counts: {
        department: string;
        rung: string | null;
        overdue: number;
      }[];
    };
    NewBreakGlass: {
      /** @enum {string} */
      reason: 'danger' | 'medical-emergency' | 'nobody-reachable' | 'right-about-to-lapse';
      /** @description What is the matter; sealed */
      words: string;
    };
    BreakGlassAnswer: {
      /** Format: uuid */
      id: string;
      /**
       * Format: date-time
       * @description Read only, until then; never longer
       */
      endsAt: string;
    };
    BreakGlassList: {
      items: components['schemas']['BreakGlass'][];
    };
    BreakGlass: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      path: string;
      /** @description Code of a place, as the packs name it */
      place: string;
      by: {
        /** Format: uuid */
        account: string;
        name: string;
        role: string;
        /** @description Code of a place, as the packs name it */
        place: string;
      };
      reason: string;
      words: string | null;
      /** Format: date-time */
      openedAt: string;
      /** Format: date-time */
      endsAt: string;
      /** Format: date-time */
      reviewedAt: string | null;
      /** @enum {string|null} */
      verdict: 'justified' | 'not-justified' | null;
    };
    BreakGlassReview: {
      /** @enum {string} */
      verdict: 'justified' | 'not-justified';
      /**
       * @description Whoever read it may open the same path once more within a day
       * @default false
       */
      again: boolean;
    };
    Clock: {
      /** Format: date-time */
      now: string;
      moving: boolean;
      moved: number;
      of: number;
      problem: string | null;
    };
    ClockMove: {
      /** @description Days and hours, such as P30D or PT36H */
      by: string;
    };
    Hold: {
      /** @description One of the reasons of the pack */
      reason: string;
      /**
       * Format: date-time
       * @description Without it, until it is released
       */
      until?: string;
      /**
       * Format: date-time
       * @description ISO 8601 with a zone
       */
      happenedAt?: string;
      /** @description Sealed; nobody but casework reads it */
      note?: string;
    };
    Recorded: {
      /**
       * Format: uuid
       * @description Id of the entry, by which it can be voided
       */
      id: string;
      path: {
        /** Format: uuid */
        id: string;
        seq: number;
      };
    };
    Release: {
      /**
       * Format: date-time
       * @description ISO 8601 with a zone
       */
      happenedAt?: string;
      /** @description Sealed; nobody but casework reads it */
      note?: string;
    };
    Extension: {
      n: number;
      /** @enum {string} */
      unit: 'hour' | 'day' | 'workday' | 'cn_workday' | 'month';
      /**
       * @description Told to those concerned, or approved by whoever says so here
       * @enum {string}
       */
      mode: 'notify' | 'approve';
      /**
       * Format: date-time
       * @description ISO 8601 with a zone
       */
      happenedAt?: string;
      /** @description Sealed; nobody but casework reads it */
      note?: string;
    };
    Consents: {
      /** Format: uuid */
      id: string;
      seq: number;
      decides: {
        band: {
          code: string;
          label: string;
        };
        by: {
          code: string;
          label: string;
        }[];
        assent: boolean;
        conflict: boolean;
        article: string;
        /** @enum {string} */
        confidence: 'verified' | 'excerpt' | 'unverified' | 'default';
      } | null;
      methods: {
        code: string;
        label: string;
      }[];
      interpreters: {
        code: string;
        label: string;
      }[];
      items: components['schemas']['Consent'][];
    };
    Consent: {
      purpose: string;
      number: string;
      title: string;
      text: string;
      version: number;
      article: string;
      /** @enum {string} */
      confidence: 'verified' | 'excerpt' | 'unverified' | 'default';
      /** @enum {string} */
      default: 'ask' | 'no';
      gates: {
        step: string;
        title: string;
      }[];
      /** @enum {string} */
      state: 'given' | 'refused' | 'withdrawn' | 'unasked';
      /** Format: date-time */
      since: string | null;
      /** Format: date-time */
      until: string | null;
      /** @enum {string|null} */
      askAgain: 'expired' | 'age' | 'new-text' | null;
      history: components['schemas']['SaidToConsent'][];
    };
    SaidToConsent: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      what: 'given' | 'refused' | 'withdrawn';
      /** Format: date-time */
      happenedAt: string;
      /** Format: date-time */
      recordedAt: string;
      recordedBy: {
        role: string;
        department?: string;
      };
      voided: boolean;
      record: {
        /** @description Who answered: `decides` of the consents says who has to */
        by: string[];
        /** @description Of the text that was read out */
        version?: number;
        language?: string;
        /** @description One of `methods` */
        method?: string;
        /** @description A function, never a name */
        interpreter?: string;
        /**
         * @description What a child said to it
         * @enum {string}
         */
        assent?: 'yes' | 'no' | 'wish-noted';
        /** @description It was said back in the person’s language, and understood */
        readBack?: boolean;
      } | null;
    };
    Disclosures: {
      items: components['schemas']['Disclosure'][];
      /** @description Give it as `after` to read on; null on the last page */
      next: string | null;
    };
    /** @description Which field was shown, never its value */
    Disclosure: {
      /** Format: uuid */
      task: string;
      /** @description Key of a task, such as school/find-seat */
      key: string;
      title: string;
      to: {
        department: string;
        label: string;
        /** @description Code of a place, as the packs name it */
        place: string;
      };
      field: string;
      label: string;
      purpose: string;
      basis: {
        consent: {
          purpose: string;
          title: string;
          /** Format: uuid */
          entry: string | null;
        } | null;
        article: string | null;
        /** @enum {string|null} */
        confidence: 'verified' | 'excerpt' | 'unverified' | 'default' | null;
      };
      /** Format: date-time */
      since: string;
      /** Format: date-time */
      until: string | null;
      /** @enum {string|null} */
      ended: 'task-ended' | 'consent-withdrawn' | 'handed-over' | 'corrected' | null;
    };
    /** @description A yes needs version, language, method and readBack; a no needs none of them */
    NewConsent: {
      purpose: string;
      /** @enum {string} */
      what: 'given' | 'refused' | 'withdrawn';
      /** @description Who answered: `decides` of the consents says who has to */
      by: string[];
      /** @description Of the text that was read out */
      version?: number;
      language?: string;
      /** @description One of `methods` */
      method?: string;
      /** @description A function, never a name */
      interpreter?: string;
      /**
       * @description What a child said to it
       * @enum {string}
       */
      assent?: 'yes' | 'no' | 'wish-noted';
      /** @description It was said back in the person’s language, and understood */
      readBack?: boolean;
      /**
       * Format: date-time
       * @description ISO 8601 with a zone
       */
      happenedAt?: string;
    };
    Demonstration: {
      done: number;
      of: number;
    };
    PackDryRun: {
      /** @description Code of a place, as the packs name it */
      place: string;
      to: {
        id: string;
        version: string;
      };
      /** @description Open paths that stand on another pack, in all */
      of: number;
      /** @description How many of them this page has looked at */
      looked: number;
      changed: number;
      /** @description Paths of which nothing can be told */
      failed: number;
      refused: {
        code: string;
        title: string;
        paths: number;
      }[];
      changes: {
        step: string;
        task: string;
        title: string;
        /**
         * @description kept: the date that people were told is the kinder one
         * @enum {string}
         */
        what: 'opened' | 'withdrawn' | 'moved' | 'kept' | 'not-asked' | 'desk' | 'orphan' | 'rung';
        paths: number;
        examples: {
          /** Format: uuid */
          path: string;
          /** Format: date-time */
          was: string | null;
          /** Format: date-time */
          dueAt: string | null;
        }[];
      }[];
      /** Format: uuid */
      next: string | null;
    };
    Voiding: {
      /** Format: uuid */
      path: string;
      reason?: string;
    };
    ErasureList: {
      items: components['schemas']['Erasure'][];
    };
    Erasure: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      path: string;
      place: string;
      /** @enum {string} */
      state: 'thinking' | 'to-sign' | 'decided' | 'withdrawn' | 'erased';
      /** Format: date-time */
      askedAt: string;
      /**
       * Format: date-time
       * @description Asked once more from here on; erased at no time before
       */
      notBefore: string;
      /** @description What the law keeps, and until when */
      kept: {
        rule: string;
        article: string;
        confidence: string;
        /** Format: date-time */
        until: string;
      }[];
      /** Format: date-time */
      confirmedAt: string | null;
      /** @description Two different people sign */
      signatures: number;
      /** Format: date-time */
      withdrawnAt: string | null;
      /** Format: date-time */
      erasedAt: string | null;
      /** @description The certificate: how many rows of each table were deleted */
      removed: {
        [key: string]: number;
      } | null;
    };
    AskErasure: {
      /**
       * Format: uuid
       * @description Any path of the person; all of hers are meant
       */
      path: string;
    };
    ProblemType: {
      code: string;
      status: number;
      title: {
        'zh-CN': string;
        en: string;
      };
      when: {
        'zh-CN': string;
        en: string;
      };
      action: {
        'zh-CN': string;
        en: string;
      };
      /** @description Worth repeating with the same Idempotency-Key */
      retry: boolean;
    };
    HandlingList: {
      items: components['schemas']['HandlingLine'][];
    };
    HandlingLine: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      what:
        | 'received'
        | 'taken'
        | 'handed'
        | 'returned'
        | 'declined'
        | 'urged'
        | 'ordered'
        | 'not-sent'
        | 'answered';
      text: string;
      by: {
        role: string;
        department?: string;
        /** @description Code of a place, as the packs name it */
        place?: string;
      };
      /** Format: date-time */
      at: string;
      number: string | null;
      /** Format: date-time */
      answerBy: string | null;
      isAnswered: boolean;
      /** Format: uuid */
      of: string | null;
      note: string | null;
    };
    DeskHandling:
      | {
          /** @enum {string} */
          what: 'received' | 'taken';
          /** @description Sealed; read by those who may read the task */
          note?: string;
        }
      | {
          /** @enum {string} */
          what: 'returned' | 'declined';
          /** @description Sealed; read by those who may read the task */
          note: string;
        }
      | {
          /** @enum {string} */
          what: 'answered';
          /** Format: uuid */
          of: string;
          /** @description Sealed; read by those who may read the task */
          note: string;
        };
    Handled: {
      /**
       * Format: uuid
       * @description Id of the entry, by which it can be voided
       */
      id: string;
      path: {
        /** Format: uuid */
        id: string;
        seq: number;
      };
      /** @description Of a supervision order */
      number: string | null;
    };
    Urge: {
      /** @description Sealed; read by those who may read the task */
      note?: string;
    };
    SupervisionOrder: {
      /** @description Sealed; read by those who may read the task */
      matter: string;
    };
    Draft: {
      /** Format: uuid */
      task: string;
      channel: string;
      title: string;
      article: string;
      letter: string;
      /** Format: date-time */
      preparedAt: string;
    };
    DraftDecision:
      | {
          /** @enum {string} */
          decision: 'send';
          /** @description Sealed; read by those who may read the task */
          letter: string;
        }
      | {
          /** @enum {string} */
          decision: 'not-send';
          /** @description Sealed; read by those who may read the task */
          reason: string;
        };
    Live: {
      /** @enum {boolean} */
      live: true;
    };
    Readiness: {
      ready: boolean;
      parts: {
        [key: string]: {
          ok: boolean;
          problem?: string;
        };
      };
    };
    LinkedIdentityList: {
      items: components['schemas']['LinkedIdentity'][];
    };
    LinkedIdentity: {
      /** Format: uuid */
      account: string;
      issuer: string;
      subject: string;
      /** Format: date-time */
      linkedAt: string;
    };
    Identity: {
      /** Format: uuid */
      account: string;
      /**
       * Format: uri
       * @description As the sign-in service calls itself
       */
      issuer: string;
      /** @description As the sign-in service calls her */
      subject: string;
    };
    IdentityUnlinked: {
      /** Format: uuid */
      account: string;
      /** @enum {boolean} */
      unlinked: true;
    };
    NoticeList: {
      items: components['schemas']['Notice'][];
      /** @description Give it as `after` to read on; null on the last page */
      next: string | null;
    };
    Notice: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind: 'now' | 'digest';
      /** Format: date */
      day: string;
      /** Format: date-time */
      at: string;
      total: number;
      lines: {
        what: string;
        text: string;
        /** Format: uuid */
        task: string | null;
        title: string | null;
      }[];
    };
    Roster: {
      /** @description Code of a place, as the packs name it */
      place: string;
      shifts: {
        /** Format: uuid */
        id: string;
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        to: string;
        person: components['schemas']['PersonOnDuty'] | null;
        deputy: components['schemas']['PersonOnDuty'] | null;
      }[];
      gaps: {
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        to: string;
      }[];
      people: components['schemas']['PersonOnDuty'][];
    };
    PersonOnDuty: {
      /** Format: uuid */
      id: string;
      name: string;
      role: string;
    };
    Duty: {
      /** @description Code of a place, as the packs name it */
      place: string;
      /**
       * Format: date-time
       * @description ISO 8601 with a zone
       */
      from: string;
      /**
       * Format: date-time
       * @description ISO 8601 with a zone
       */
      to: string;
      /** Format: uuid */
      person: string;
      /** Format: uuid */
      deputy?: string;
    };
    DutyAnswer: {
      /** Format: uuid */
      id: string;
    };
    DutyRemoval: {
      /** @description Code of a place, as the packs name it */
      place: string;
    };
    /** @description A released pack for the place of the path */
    NewPack: {
      id: string;
      version: string;
    };
    PackChanged: {
      /** Format: uuid */
      id: string;
      path: {
        /** Format: uuid */
        id: string;
        seq: number;
      };
      from: {
        id: string;
        version: string;
      };
      to: {
        id: string;
        version: string;
      };
      changes: {
        /**
         * @description kept: the date that people were told is the kinder one
         * @enum {string}
         */
        what: 'opened' | 'withdrawn' | 'moved' | 'kept' | 'not-asked' | 'desk' | 'orphan' | 'rung';
        title: string;
        /**
         * Format: date-time
         * @description As people are told from now on
         */
        dueAt: string | null;
        /** Format: date-time */
        was: string | null;
        /**
         * Format: date-time
         * @description What the new rules would have said
         */
        instead: string | null;
        department: string | null;
        /** @description The department that led it until now */
        formerly: string | null;
      }[];
    };
    PartyList: {
      items: components['schemas']['Party'][];
    };
    Party: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      account: string;
      name: string;
      role: string;
      kind: string;
      /** Format: uuid */
      task: string | null;
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      endedAt: string | null;
    };
    NewParty: {
      /** Format: uuid */
      account: string;
      /**
       * @description She is in conflict with the path, which is no longer there for her
       * @default false
       */
      conflict: boolean;
      /**
       * Format: uuid
       * @description For whoever is named for one task alone
       */
      task?: string;
    };
    PartyAnswer: {
      /** Format: uuid */
      id: string;
    };
    Start: {
      /** @description Code of a place, as the packs name it */
      place: string;
      person?: components['schemas']['Particulars'];
      referrer?: components['schemas']['Referrer'];
      facts?: {
        [key: string]: boolean | number | string;
      };
      history?: (
        | {
            /**
             * Format: date-time
             * @description ISO 8601 with a zone
             */
            happenedAt: string;
            outcome: {
              /** @description Key of a task, such as school/find-seat */
              key: string;
              outcome: string;
              form?: {
                [key: string]: unknown;
              };
            };
          }
        | {
            /**
             * Format: date-time
             * @description ISO 8601 with a zone
             */
            happenedAt: string;
            fact: {
              name: string;
              value: boolean | number | string;
            };
          }
      )[];
    };
    /** @description Sealed with a key of the person; all of it optional */
    Particulars: {
      name?: string;
      otherNames?: string[];
      idNumber?: string;
      phone?: string;
      address?: string;
      /** @description The only way in which anyone may reach the person */
      safeContact?: {
        way: string;
        value: string;
        caution?: string;
      };
      notes?: string;
    };
    /** @description Anybody may refer a person; no paper is needed */
    Referrer: {
      kind?: string;
      name?: string;
      contact?: string;
      notes?: string;
    };
    Started: {
      /** Format: uuid */
      id: string;
      seq: number;
      /** Format: uuid */
      person: string;
    };
    PathList: {
      items: {
        /** Format: uuid */
        id: string;
        /** Format: uuid */
        person: string;
        /** @description Code of a place, as the packs name it */
        place: string;
        /** @enum {string} */
        state: 'open' | 'done' | 'waiting';
        seq: number;
        pack: {
          id: string;
          version: string;
        };
        /** Format: date-time */
        startedAt: string;
        /** Format: date-time */
        nextDueAt: string | null;
      }[];
      /** @description Give it as `after` to read on; null on the last page */
      next: string | null;
    };
    Path: {
      /** Format: uuid */
      id: string;
      seq: number;
      /** @enum {string} */
      state: 'open' | 'done' | 'waiting';
      problem: string | null;
      /** Format: uuid */
      person: string;
      /** @description Code of a place, as the packs name it */
      place: string;
      pack: {
        id: string;
        version: string;
        hash: string;
      };
      /** Format: date-time */
      startedAt: string;
      done: components['schemas']['DoneTask'][];
      open: components['schemas']['PathTask'][];
      /** @description Tasks of which no more is to be known */
      withheld: number;
      /** @description Record facts, consents and holds; void entries */
      can: ('steer' | 'void')[];
      waiting: components['schemas']['Waiting'][];
      skipped: {
        /** @description Key of a task, such as school/find-seat */
        key: string;
        step: string;
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        to: string;
      }[];
      /** @description Done, and no longer called for; with the task that undoes it */
      orphans: {
        /** @description Key of a task, such as school/find-seat */
        key: string;
        title: string;
        /** Format: uuid */
        entryId: string;
        outcome: string;
        undo: {
          /** @description Key of a task, such as school/find-seat */
          key: string;
          title: string;
          isOpen: boolean;
        } | null;
      }[];
      /** @description Entries that count as never written once a second person signs */
      voidsToSign: {
        /** Format: uuid */
        entryId: string;
        by: {
          role: string;
          department?: string;
        };
        /** Format: date-time */
        at: string;
      }[];
      /** @description In force, whether they stop a clock or not; without a key, of all */
      holds: {
        /** @description Key of a task, such as school/find-seat */
        key: string | null;
        reason: string;
        /** Format: date-time */
        since: string;
        /** Format: date-time */
        until: string | null;
      }[];
      reasons: {
        step: string;
        reason: string;
      }[];
      results: {
        [key: string]: string;
      };
      forecast: {
        /** @description Key of a task, such as school/find-seat */
        key: string;
        step: string;
        title: string;
        outcome: string;
        /** Format: date-time */
        at: string;
      }[];
    };
    DoneTask: {
      /** Format: uuid */
      id: string;
      /** @description Key of a task, such as school/find-seat */
      key: string;
      step: string;
      title: string;
      department: string;
      /** @description Code of a place, as the packs name it */
      place: string;
      outcome: string;
      outcomeLabel: string;
      /** Format: date-time */
      openedAt: string;
      /** Format: date */
      lastDay: string | null;
      /** Format: date-time */
      dueAt: string | null;
      /** Format: date-time */
      happenedAt: string;
      /** Format: date-time */
      recordedAt: string;
      late: boolean;
      /** @description Done in time, written down after its day */
      enteredLate: boolean;
      /** @description Departments that are asked the same side by side; so many are enough */
      round: {
        asked: string[];
        enough: number;
      } | null;
      /** @description Who stands for it, where the pack asks for a name and all of it is hers to know */
      decidedBy: string | null;
    };
    PathTask: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      pathId: string;
      title: string;
      /** @description No more is to be known than that it is there */
      withheld: boolean;
      step: string;
      department: string;
      /** @description Code of a place, as the packs name it */
      place: string;
      /** @enum {string} */
      state: 'open' | 'done' | 'withdrawn';
      opening: number;
      /** Format: date-time */
      openedAt: string;
      /** Format: date */
      lastDay: string | null;
      /** Format: date-time */
      dueAt: string | null;
      /** @description Runs past the last published calendar */
      provisional: boolean;
      outcome: string | null;
      outcomeLabel: string | null;
      /** @description Departments that are asked the same side by side; so many are enough */
      round: {
        asked: string[];
        enough: number;
      } | null;
      disclosed: {
        [key: string]: boolean | number | string;
      };
      outcomes: {
        code: string;
        label: string;
        usual: boolean;
        requires: string[];
      }[];
      /** @description JSON Schema 2020-12, with labels */
      formSchema: {
        [key: string]: unknown;
      } | null;
      /** @description Whether it may be done by letter, call or visit */
      contact: {
        /** @enum {string} */
        state: 'safe' | 'outdated' | 'none';
        /** @description What is offered; outdated ones in an emergency */
        ways: ('letter' | 'call' | 'visit')[];
        urgent: boolean;
      } | null;
      can: ('complete' | 'hold' | 'extend' | 'urge' | 'order')[];
      /** @description The highest rung of the ladder that has acted */
      rung: string | null;
      handling: string | null;
      /** Format: date-time */
      answerBy: string | null;
      /** @description A draft waits to be sent, by this lawful way */
      draft: string | null;
      /** @description Key of a task, such as school/find-seat */
      key: string;
    };
    Waiting: {
      step: string;
      fact?: string;
      value?: boolean | number | string;
      rule?: string;
      /** Format: date-time */
      until?: string;
    };
    PathOnDay: {
      /** Format: uuid */
      id: string;
      /** Format: date */
      on: string;
      /** Format: date-time */
      asOf: string;
      /** @description Entries written by then; none: not yet begun */
      seq: number;
      done: {
        /** @description Key of a task, such as school/find-seat */
        key: string;
        step: string;
        title: string;
        outcome: string;
        /** Format: date-time */
        at: string;
      }[];
      open: {
        /** @description Key of a task, such as school/find-seat */
        key: string;
        step: string;
        title: string;
        opening: number;
        /** Format: date-time */
        openedAt: string;
        /** Format: date */
        lastDay: string | null;
        /** Format: date-time */
        dueAt: string | null;
      }[];
      waiting: components['schemas']['Waiting'][];
      skipped: {
        /** @description Key of a task, such as school/find-seat */
        key: string;
        step: string;
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        to: string;
      }[];
      /** @description Done, and no longer called for; with the task that undoes it */
      orphans: {
        /** @description Key of a task, such as school/find-seat */
        key: string;
        title: string;
        /** Format: uuid */
        entryId: string;
        outcome: string;
        undo: {
          /** @description Key of a task, such as school/find-seat */
          key: string;
          title: string;
          isOpen: boolean;
        } | null;
      }[];
      /** @description Entries that count as never written once a second person signs */
      voidsToSign: {
        /** Format: uuid */
        entryId: string;
        by: {
          role: string;
          department?: string;
        };
        /** Format: date-time */
        at: string;
      }[];
      /** @description In force, whether they stop a clock or not; without a key, of all */
      holds: {
        /** @description Key of a task, such as school/find-seat */
        key: string | null;
        reason: string;
        /** Format: date-time */
        since: string;
        /** Format: date-time */
        until: string | null;
      }[];
      reasons: {
        step: string;
        reason: string;
      }[];
      results: {
        [key: string]: string;
      };
      forecast: {
        /** @description Key of a task, such as school/find-seat */
        key: string;
        step: string;
        title: string;
        outcome: string;
        /** Format: date-time */
        at: string;
        happened: {
          outcome: string;
          /** Format: date-time */
          at: string;
        } | null;
      }[];
    };
    MovePreview: {
      /** @description Code of a place, as the packs name it */
      to: string;
      /** @description The path keeps its pack */
      pack: {
        id: string;
        version: string;
      };
      changes: components['schemas']['TaskChange'][];
      /** @description If the path were carried on under the pack of that place as well */
      underPackThere: {
        pack: {
          id: string;
          version: string;
        };
        changes: components['schemas']['TaskChange'][];
      } | null;
    };
    /** @description What people would be told of one task */
    TaskChange: {
      /** @description Key of a task, such as school/find-seat */
      key: string;
      step: string;
      title: string;
      what: ('opened' | 'withdrawn' | 'moved' | 'dated')[];
      before: {
        department: string;
        /** @description Code of a place, as the packs name it */
        place: string;
        /** Format: date-time */
        dueAt: string | null;
      } | null;
      after: {
        department: string;
        /** @description Code of a place, as the packs name it */
        place: string;
        /** Format: date-time */
        dueAt: string | null;
      } | null;
    };
    Timeline: {
      items: components['schemas']['TimelineLine'][];
      /** @description Give it as `after` to read on; null on the last page */
      next: string | null;
    };
    TimelineLine: {
      /** Format: uuid */
      id: string;
      seq: number;
      /** @enum {string} */
      kind: 'outcome' | 'fact' | 'hold' | 'extension' | 'void' | 'told' | 'desk' | 'pack';
      what: string;
      /** @description Something happened of which no more is to be known */
      withheld: boolean;
      step: string | null;
      /** Format: uuid */
      task: string | null;
      department: string | null;
      by: {
        role: string;
        department?: string;
        /** @description Code of a place, as the packs name it */
        place?: string;
      };
      to: {
        role: string;
        department?: string;
        /** @description Code of a place, as the packs name it */
        place: string;
      } | null;
      /** Format: date */
      lastDay: string | null;
      /** Format: date-time */
      dueAt: string | null;
      /** Format: date-time */
      happenedAt: string;
      /** Format: date-time */
      recordedAt: string;
      late: boolean;
      enteredLate: boolean;
      article: string | null;
      /** @enum {string|null} */
      confidence: 'verified' | 'excerpt' | 'unverified' | 'default' | null;
      voided: boolean;
    };
    NewFact: {
      name: string;
      value: boolean | number | string;
      /**
       * Format: date-time
       * @description ISO 8601 with a zone
       */
      happenedAt?: string;
    };
    SearchPersons: {
      /** @description Characters, pinyin, initials, or another spelling */
      name: string;
    };
    FoundPersons: {
      items: {
        /** Format: uuid */
        person: string;
        /** Format: uuid */
        path: string;
        place: string;
        /** @enum {string} */
        state: 'open' | 'done' | 'waiting';
        names: string[];
      }[];
    };
    CheckKnownElsewhere: {
      /** @description Code of a place, as the packs name it */
      place: string;
      name?: string;
      otherNames?: string[];
      idNumber?: string;
    };
    KnownElsewhere: {
      /** @description Where the coordination office is to be asked; no more is said */
      ask: {
        place: string;
      }[];
    };
    ReadingFlagList: {
      items: components['schemas']['ReadingFlag'][];
    };
    ReadingFlag: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      account: string;
      role: string;
      /** @description Code of a place, as the packs name it */
      place: string;
      /**
       * @description Very many files, outside duty by night, or of where she is from
       * @enum {string}
       */
      why: 'many' | 'night' | 'home';
      /** Format: date-time */
      at: string;
    };
    NewReadingApproval: {
      /**
       * Format: uuid
       * @description Who may read on for an hour
       */
      account: string;
    };
    ReadingApproval: {
      /** Format: uuid */
      account: string;
      /** Format: date-time */
      until: string;
    };
    SafeContact: {
      /** Format: uuid */
      path: string;
      /**
       * @description Whether a routine letter, call or visit is offered today
       * @enum {string}
       */
      state: 'safe' | 'outdated' | 'none';
      ways: components['schemas']['SafeWay'][];
      /** Format: date */
      confirmedOn: string | null;
      /** Format: date-time */
      writtenAt: string | null;
    };
    SafeWay: {
      /** @enum {string} */
      how: 'letter' | 'call' | 'visit';
      /** @description Whom one reaches this way */
      who: string;
      /** @description Number, address or place to meet */
      value: string;
      when?: string;
      /** @description What may be said to whoever answers */
      say: string;
      avoid?: string;
    };
    NewSafeContact: {
      /** @description None: no way is safe */
      ways: components['schemas']['SafeWay'][];
      /**
       * Format: date
       * @description The day on which she last said so
       */
      confirmedOn: string;
    };
    NewSeal: {
      /** @enum {string} */
      reason: 'protection' | 'adoption' | 'death';
      /** @description Accounts for which the path stays there; somebody of casework among them */
      keepers: string[];
    };
    SealAnswer: {
      /** Format: uuid */
      id: string;
    };
    NewSecondFactor: {
      /** @description In base 32; shown this once */
      secret: string;
      /** @description What a device reads from a picture */
      uri: string;
    };
    Code: {
      /** @description Six digits, as the device shows them; each is good once */
      code: string;
    };
    SecondFactorSet: {
      /** @enum {boolean} */
      set: true;
    };
    WhoAmI: {
      /** Format: uuid */
      account: string;
      name: string;
      role: string;
      desk: string;
      /** @description Code of a place, as the packs name it */
      place: string | null;
      /**
       * Format: date-time
       * @description Signed out then, however busy
       */
      until: string | null;
      idleMinutes: number | null;
      /**
       * Format: date-time
       * @description Until then what needs a second factor may be done
       */
      confirmedUntil: string | null;
      /** @description Operations that you may somewhere */
      can: string[];
    };
    SignedOut: {
      /** @enum {boolean} */
      signedOut: true;
    };
    SignInWays: {
      /** @description At a sign-in service: GET /api/session/sign-in */
      openId: boolean;
      /** @description Invented people; none outside training */
      accounts: {
        /** Format: uuid */
        account: string;
        role: string;
        desk: string;
        deskName: string;
        /** @description Code of a place, as the packs name it */
        place: string;
        placeNames: string[];
      }[];
    };
    Invented: {
      /** Format: uuid */
      account: string;
    };
    SignedIn: {
      /** @enum {boolean} */
      signedIn: true;
    };
    WhyDue: {
      /** Format: uuid */
      task: string;
      title: string;
      /** Format: date */
      lastDay: string | null;
      /** Format: date-time */
      dueAt: string | null;
      provisional: boolean;
      clock: {
        start: {
          /** Format: date-time */
          at: string;
          /** @description For the path's own people alone */
          event: string | null;
        };
        length: string;
        article: string;
        /** @enum {string} */
        kind: 'statutory' | 'normative' | 'international' | 'default';
        /** @enum {string} */
        nature: 'duty' | 'preclusion' | 'limitation';
        /** @enum {string} */
        confidence: 'verified' | 'excerpt' | 'unverified' | 'default';
        pausable: boolean;
        extensions: {
          length: string;
          /** @enum {string} */
          mode: 'notify' | 'approve';
          /** Format: date-time */
          at: string;
          by: string;
        }[];
        grounds: {
          code: string;
          text: string;
        }[];
        /**
         * Format: date-time
         * @description By the rules, which may differ from what was told
         */
        endsAt: string | null;
      } | null;
    };
    Completion: {
      outcome: string;
      form?: {
        [key: string]: unknown;
      };
      /**
       * Format: date-time
       * @description ISO 8601 with a zone
       */
      happenedAt?: string;
      /**
       * @description Done by letter, call or visit; only where that is safe
       * @enum {string}
       */
      contact?: 'letter' | 'call' | 'visit';
    };
    Completed: {
      task: components['schemas']['Task'];
      path: {
        /** Format: uuid */
        id: string;
        seq: number;
      };
    };
    ApiTokenList: {
      items: components['schemas']['ApiToken'][];
    };
    ApiToken: {
      /** Format: uuid */
      id: string;
      name: string;
      /** Format: uuid */
      account: string;
      operations: (
        | 'boards.overdue'
        | 'boards.pressed'
        | 'clocks.extend'
        | 'clocks.hold'
        | 'clocks.release'
        | 'consents.disclosures'
        | 'consents.list'
        | 'consents.record'
        | 'entries.void'
        | 'handling.handle'
        | 'handling.list'
        | 'notices.list'
        | 'packs.changePack'
        | 'paths.list'
        | 'paths.move'
        | 'paths.onDay'
        | 'paths.read'
        | 'paths.recordFact'
        | 'paths.start'
        | 'paths.timeline'
        | 'session.read'
        | 'tasks.complete'
        | 'tasks.list'
        | 'tasks.read'
        | 'tasks.why'
      )[];
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      until: string;
      /**
       * Format: date-time
       * @description To the minute
       */
      lastUsedAt: string | null;
      /** Format: date-time */
      revokedAt: string | null;
    };
    NewApiToken: {
      /**
       * Format: uuid
       * @description As which the system asks
       */
      account: string;
      /** @description Which system it is for; no name of a person */
      name: string;
      /** @description All that it may do of what the account may */
      operations: (
        | 'boards.overdue'
        | 'boards.pressed'
        | 'clocks.extend'
        | 'clocks.hold'
        | 'clocks.release'
        | 'consents.disclosures'
        | 'consents.list'
        | 'consents.record'
        | 'entries.void'
        | 'handling.handle'
        | 'handling.list'
        | 'notices.list'
        | 'packs.changePack'
        | 'paths.list'
        | 'paths.move'
        | 'paths.onDay'
        | 'paths.read'
        | 'paths.recordFact'
        | 'paths.start'
        | 'paths.timeline'
        | 'session.read'
        | 'tasks.complete'
        | 'tasks.list'
        | 'tasks.read'
        | 'tasks.why'
      )[];
      days: number;
    };
    IssuedApiToken: {
      /** Format: uuid */
      id: string;
      name: string;
      /** Format: uuid */
      account: string;
      operations: (
        | 'boards.overdue'
        | 'boards.pressed'
        | 'clocks.extend'
        | 'clocks.hold'
        | 'clocks.release'
        | 'consents.disclosures'
        | 'consents.list'
        | 'consents.record'
        | 'entries.void'
        | 'handling.handle'
        | 'handling.list'
        | 'notices.list'
        | 'packs.changePack'
        | 'paths.list'
        | 'paths.move'
        | 'paths.onDay'
        | 'paths.read'
        | 'paths.recordFact'
        | 'paths.start'
        | 'paths.timeline'
        | 'session.read'
        | 'tasks.complete'
        | 'tasks.list'
        | 'tasks.read'
        | 'tasks.why'
      )[];
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      until: string;
      /**
       * Format: date-time
       * @description To the minute
       */
      lastUsedAt: string | null;
      /** Format: date-time */
      revokedAt: string | null;
      /** @description Shown this once */
      token: string;
    };
    Words: {
      places: {
        /** @description Code of a place, as the packs name it */
        id: string;
        name: string;
        /** @description Code of a place, as the packs name it */
        parent: string | null;
        timeZone: string;
        calendar: string;
      }[];
      calendars: {
        [key: string]: {
          /** @description Of the week; 0 is Sunday */
          restDays: number[];
          holidays: {
            [key: string]: string;
          };
          makeUpWorkdays: {
            [key: string]: string;
          };
          /**
           * Format: date
           * @description Behind this day rest days are guessed
           */
          publishedUntil: string | null;
        };
      };
      desks: {
        [key: string]: string;
      };
      steps: {
        [key: string]: string;
      };
      facts: {
        [key: string]: {
          title: string;
          /** @enum {string} */
          type: 'boolean' | 'number' | 'code' | 'date';
          values: {
            code: string;
            label: string;
          }[];
        };
      };
      packs: {
        id: string;
        version: string;
        title: string;
      }[];
      /** @description Facts that you may record, by `id@version` of the pack of a path */
      recordable: {
        [key: string]: string[];
      };
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  'accounts.removeSecondFactor': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SecondFactorRemoved'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'accounts.setHome': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewHome'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Home'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'boards.overdue': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        /** @description Code of a place, as the packs name it */
        place?: string;
        department?: string;
        /** @description The highest rung of the ladder that has acted, or `none` */
        rung?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OverdueBoard'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'boards.exportOverdue': {
    parameters: {
      query?: {
        /** @description Code of a place, as the packs name it */
        place?: string;
        department?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Text cells alone, UTF-8, RFC 4180 */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'boards.pressed': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        what?: 'unanswered' | 'drafts';
        /** @description Code of a place, as the packs name it */
        place?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskList'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'boards.rungs': {
    parameters: {
      query?: {
        /** @description Code of a place, as the packs name it */
        place?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RungBoard'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'boards.upcoming': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        /** @description Code of a place, as the packs name it */
        place?: string;
        department?: string;
        days?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskList'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'breakglass.open': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewBreakGlass'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BreakGlassAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'breakglass.list': {
    parameters: {
      query?: {
        state?: 'waiting' | 'reviewed';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BreakGlassList'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'breakglass.review': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BreakGlassReview'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BreakGlass'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'clock.read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Clock'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'clock.move': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ClockMove'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Clock'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'clocks.hold': {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of what you have seen; 412 with the present state where it has changed */
        'If-Match'?: string;
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Hold'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Recorded'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'clocks.release': {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of what you have seen; 412 with the present state where it has changed */
        'If-Match'?: string;
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Release'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Recorded'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'clocks.extend': {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of what you have seen; 412 with the present state where it has changed */
        'If-Match'?: string;
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Extension'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Recorded'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'clocks.holdAll': {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of what you have seen; 412 with the present state where it has changed */
        'If-Match'?: string;
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Hold'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Recorded'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'clocks.releaseAll': {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of what you have seen; 412 with the present state where it has changed */
        'If-Match'?: string;
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Release'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Recorded'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'consents.list': {
    parameters: {
      query?: never;
      header?: {
        /** @description Why you read a file that no task of yours is about; kept in the audit */
        'X-Reading-Reason'?:
          | 'casework'
          | 'supervision'
          | 'handover'
          | 'complaint'
          | 'emergency'
          | 'asked-by-the-person';
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Consents'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'consents.record': {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of what you have seen; 412 with the present state where it has changed */
        'If-Match'?: string;
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewConsent'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Recorded'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'consents.disclosures': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: {
        /** @description Why you read a file that no task of yours is about; kept in the audit */
        'X-Reading-Reason'?:
          | 'casework'
          | 'supervision'
          | 'handover'
          | 'complaint'
          | 'emergency'
          | 'asked-by-the-person';
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Disclosures'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'demonstration.read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Demonstration'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'dryruns.read': {
    parameters: {
      query: {
        /** @description Of a released pack */
        id: string;
        version: string;
        /** @description Code of a place, as the packs name it */
        place?: string;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PackDryRun'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'entries.void': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Voiding'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Recorded'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'erasures.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureList'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'erasures.ask': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskErasure'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'erasures.read': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'erasures.confirm': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'erasures.sign': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'erasures.withdraw': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'errors.read': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemType'];
        };
      };
    };
  };
  'events.follow': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events: `changed`, with ids of paths and tasks */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'handling.list': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandlingList'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'handling.handle': {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of what you have seen; 412 with the present state where it has changed */
        'If-Match'?: string;
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeskHandling'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Handled'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'handling.urge': {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of what you have seen; 412 with the present state where it has changed */
        'If-Match'?: string;
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Urge'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Handled'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'handling.order': {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of what you have seen; 412 with the present state where it has changed */
        'If-Match'?: string;
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SupervisionOrder'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Handled'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'handling.draft': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Draft'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'handling.decide': {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of what you have seen; 412 with the present state where it has changed */
        'If-Match'?: string;
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DraftDecision'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Handled'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'health.live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Live'];
        };
      };
    };
  };
  'health.ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
      /** @description Some part is missing */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
    };
  };
  'identities.list': {
    parameters: {
      query: {
        account: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkedIdentityList'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'identities.link': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Identity'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkedIdentity'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'identities.unlink': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Identity'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IdentityUnlinked'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'notices.list': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NoticeList'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'notices.roster': {
    parameters: {
      query?: {
        /** @description Code of a place, as the packs name it */
        place?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Roster'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'notices.add': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Duty'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DutyAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'notices.remove': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DutyRemoval'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DutyAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'packs.changePack': {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of what you have seen; 412 with the present state where it has changed */
        'If-Match'?: string;
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPack'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PackChanged'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'parties.list': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PartyList'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'parties.name': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewParty'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PartyAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'parties.end': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
        party: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PartyAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'paths.list': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        /** @description Code of a place, as the packs name it */
        place?: string;
        state?: 'open' | 'done' | 'waiting';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PathList'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'paths.start': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Start'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Started'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'paths.read': {
    parameters: {
      query?: {
        /** @description No, for those who ask often: it is most of the work */
        forecast?: 'yes' | 'no';
      };
      header?: {
        /** @description Why you read a file that no task of yours is about; kept in the audit */
        'X-Reading-Reason'?:
          | 'casework'
          | 'supervision'
          | 'handover'
          | 'complaint'
          | 'emergency'
          | 'asked-by-the-person';
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Path'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'paths.onDay': {
    parameters: {
      query: {
        on: string;
      };
      header?: {
        /** @description Why you read a file that no task of yours is about; kept in the audit */
        'X-Reading-Reason'?:
          | 'casework'
          | 'supervision'
          | 'handover'
          | 'complaint'
          | 'emergency'
          | 'asked-by-the-person';
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PathOnDay'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'paths.move': {
    parameters: {
      query: {
        /** @description Code of a place, as the packs name it */
        to: string;
      };
      header?: {
        /** @description Why you read a file that no task of yours is about; kept in the audit */
        'X-Reading-Reason'?:
          | 'casework'
          | 'supervision'
          | 'handover'
          | 'complaint'
          | 'emergency'
          | 'asked-by-the-person';
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MovePreview'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'paths.timeline': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: {
        /** @description Why you read a file that no task of yours is about; kept in the audit */
        'X-Reading-Reason'?:
          | 'casework'
          | 'supervision'
          | 'handover'
          | 'complaint'
          | 'emergency'
          | 'asked-by-the-person';
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Timeline'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'paths.recordFact': {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of what you have seen; 412 with the present state where it has changed */
        'If-Match'?: string;
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewFact'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Recorded'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'persons.search': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SearchPersons'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FoundPersons'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'persons.knownElsewhere': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CheckKnownElsewhere'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KnownElsewhere'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'readings.flags': {
    parameters: {
      query?: {
        /** @description Code of a place, as the packs name it */
        place?: string;
        /** @description A day at that place; today where none is said */
        on?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadingFlagList'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'readings.approve': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewReadingApproval'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadingApproval'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'safecontact.read': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SafeContact'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'safecontact.write': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewSafeContact'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SafeContact'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'seals.seal': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewSeal'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SealAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'seals.unseal': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SealAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'secondfactor.begin': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewSecondFactor'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'secondfactor.confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Code'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SecondFactorSet'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'session.read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WhoAmI'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'session.open': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Six digits, as the device shows them; each is good once */
          code?: string;
        };
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WhoAmI'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'session.confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Code'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WhoAmI'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'session.signIn': {
    parameters: {
      query?: {
        stepUp?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the sign-in service */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'session.callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed in, to the product */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'session.signOut': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedOut'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'session.signOutEverywhere': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedOut'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'signin.ways': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInWays'];
        };
      };
    };
  };
  'signin.demonstrate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Invented'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedIn'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'tasks.list': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        department?: string;
        /** @description Code of a place, as the packs name it */
        place?: string;
        state?: 'open' | 'done' | 'withdrawn';
        /** @description Of what is open: taken by you, or given back and waiting for others */
        only?: 'taken' | 'waiting';
        /** @description ISO 8601 with a zone */
        dueBefore?: string;
        /** @description The tasks of one path; department, place and due date do not count then */
        path?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskList'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'tasks.read': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Task'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'tasks.why': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WhyDue'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'tasks.complete': {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of what you have seen; 412 with the present state where it has changed */
        'If-Match'?: string;
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Completion'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Completed'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'tokens.list': {
    parameters: {
      query: {
        account: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiTokenList'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'tokens.issue': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewApiToken'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedApiToken'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'tokens.revoke': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of your own for this deed; repeat it to ask again */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiToken'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'words.read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Words'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
