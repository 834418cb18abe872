import { randomUUID } from 'node:crypto';

/** What a request is about, as far as its operation needs it. */
export interface Thing {
  id: string;
  /** Of an entry. */
  path?: string;
  place?: string;
  department?: string;
}

export interface Request {
  query?: string;
  body?: object;
  headers?: Record<string, string>;
  /** The status by which the product shows that this caller may. */
  allowed: number;
}

/**
 * How each operation is asked. A deed is asked so that whoever may is refused for another reason, which the product looks
 * at only after it has decided whether she may: whatever is answered, nothing changes, and no cell depends on another.
 */
export const requests: Record<string, (thing: Thing) => Request> = {
  // Without one nothing is taken away.
  'accounts.removeSecondFactor': () => ({ body: {}, allowed: 200 }),
  'accounts.setHome': () => ({ body: { place: 'no-such' }, allowed: 400 }),
  'boards.overdue': ({ place = '' }) => ({ query: `place=${place}&limit=1`, allowed: 200 }),
  'boards.exportOverdue': ({ place = '' }) => ({ query: `place=${place}`, allowed: 200 }),
  'boards.pressed': ({ place = '' }) => ({ query: `place=${place}&limit=1`, allowed: 200 }),
  'boards.rungs': ({ place = '' }) => ({ query: `place=${place}`, allowed: 200 }),
  'boards.upcoming': ({ place = '' }) => ({ query: `place=${place}&limit=1`, allowed: 200 }),
  // Whoever may has done it today, or reads the path anyway; the reading of this world is reviewed.
  'breakglass.open': () => ({ body: { reason: 'danger', words: 'example' }, allowed: 409 }),
  'breakglass.list': reads,
  'breakglass.review': () => ({ body: { verdict: 'justified' }, allowed: 409 }),
  'clock.read': reads,
  'clock.move': () => ({ body: { by: 'P0D' }, allowed: 409 }),
  'clocks.hold': () => ({ ...onSight, body: { reason: 'no-such' } }),
  'clocks.release': () => ({ ...onSight, body: {} }),
  'clocks.extend': () => ({ ...onSight, body: { n: 1, unit: 'day', mode: 'notify' } }),
  'clocks.holdAll': () => ({ body: { reason: 'no-such', happenedAt: LATER }, allowed: 422 }),
  'clocks.releaseAll': () => ({ body: { happenedAt: LATER }, allowed: 422 }),
  // The entries of this world are the beginning of a path, and one that is void already.
  'entries.void': ({ path = randomUUID() }) => ({ body: { path }, allowed: 409 }),
  // Asked before: it is the same wish.
  'erasures.ask': ({ id }) => ({ body: { path: id }, allowed: 201 }),
  'erasures.list': reads,
  'erasures.read': reads,
  // The one of this world was withdrawn at once.
  'erasures.confirm': () => ({ body: {}, allowed: 409 }),
  'erasures.sign': () => ({ body: {}, allowed: 409 }),
  'erasures.withdraw': () => ({ body: {}, allowed: 200 }),
  'consents.list': reads,
  'consents.disclosures': reads,
  'consents.record': () => ({
    body: { purpose: 'no-such', what: 'refused', by: ['person'] },
    allowed: 422,
  }),
  'demonstration.read': reads,
  'errors.read': reads,
  'events.follow': reads,
  'handling.list': reads,
  'handling.handle': () => ({ ...onSight, body: { what: 'received' } }),
  'handling.urge': () => ({ ...onSight, body: {} }),
  'handling.order': () => ({ ...onSight, body: { matter: 'example' } }),
  // No draft waits.
  'handling.draft': () => ({ allowed: 409 }),
  'handling.decide': () => ({ ...onSight, body: { decision: 'not-send', reason: 'example' } }),
  'health.live': reads,
  'health.ready': reads,
  'identities.list': ({ id }) => ({ query: `account=${id}`, allowed: 200 }),
  'identities.link': ({ id }) => ({ body: { account: id, ...IDENTITY }, allowed: 201 }),
  // One that nobody has.
  'identities.unlink': ({ id }) => {
    return { body: { account: id, ...IDENTITY, subject: 'nobody' }, allowed: 200 };
  },
  'notices.list': reads,
  'notices.roster': ({ place = '' }) => ({ query: `place=${place}`, allowed: 200 }),
  'notices.add': ({ place = '' }) => {
    const body = { place, from: LATER, to: LATER_STILL, person: randomUUID() };
    return { body, allowed: 400 };
  },
  'notices.remove': ({ place = '' }) => ({ body: { place }, allowed: 200 }),
  'dryruns.read': ({ place = '' }) => {
    return { query: `place=${place}&id=no-such&version=1`, allowed: 422 };
  },
  'packs.changePack': () => ({ body: { id: 'no-such', version: '1' }, allowed: 422 }),
  'parties.list': reads,
  'parties.name': () => ({ body: { account: randomUUID() }, allowed: 400 }),
  'parties.end': () => ({ body: {}, allowed: 200 }),
  'paths.start': ({ place = '' }) => ({
    body: { place, facts: { 'no-such': true } },
    allowed: 422,
  }),
  'paths.list': ({ place = '' }) => ({ query: `place=${place}&limit=1`, allowed: 200 }),
  'paths.read': () => ({ query: 'forecast=no', allowed: 200 }),
  'paths.onDay': () => ({ query: `on=${TODAY}`, allowed: 200 }),
  'paths.move': () => ({ query: 'to=530902', allowed: 200 }),
  'paths.timeline': () => ({ query: 'limit=1', allowed: 200 }),
  'paths.recordFact': () => ({ body: { name: 'no-such', value: true }, allowed: 422 }),
  'persons.search': () => ({ body: { name: 'Example' }, allowed: 200 }),
  'persons.knownElsewhere': ({ place = '' }) => ({
    body: { place, name: 'Example' },
    allowed: 200,
  }),
  // Of a day long before: who asks reads herself.
  'readings.flags': ({ place = '' }) => ({ query: `place=${place}&on=2000-01-01`, allowed: 200 }),
  'readings.approve': ({ id }) => ({ body: { account: id }, allowed: 201 }),
  'safecontact.read': reads,
  // She cannot have said so tomorrow.
  'safecontact.write': () => ({
    body: { ways: [], confirmedOn: LATER_STILL.slice(0, 10) },
    allowed: 400,
  }),
  // Somebody whom nobody knows cannot keep it; of what is not sealed nothing is opened.
  'seals.seal': () => ({ body: { reason: 'protection', keepers: [randomUUID()] }, allowed: 400 }),
  'seals.unseal': () => ({ body: {}, allowed: 200 }),
  'session.read': reads,
  'session.open': () => ({ body: {}, allowed: 201 }),
  // What is no code is looked at no further; what was begun asks for nothing.
  'session.confirm': () => ({ body: { code: 'none' }, allowed: 400 }),
  'secondfactor.begin': () => ({ body: {}, allowed: 201 }),
  'secondfactor.confirm': () => ({ body: { code: 'none' }, allowed: 400 }),
  // Without a sign-in service there is none, for anybody.
  'session.signIn': () => ({ allowed: 404 }),
  'session.callback': () => ({ allowed: 404 }),
  'session.signOut': () => ({ body: {}, allowed: 200 }),
  'session.signOutEverywhere': () => ({ body: {}, allowed: 200 }),
  'signin.ways': reads,
  // Asked from no page of ours: nobody is signed in so.
  'signin.demonstrate': () => ({ body: { account: randomUUID() }, allowed: 403 }),
  'tasks.list': ({ department = '', place = '' }) => {
    return { query: `department=${department}&place=${place}&limit=1`, allowed: 200 };
  },
  'tasks.read': reads,
  'tasks.why': reads,
  'tasks.complete': () => ({ ...onSight, body: { outcome: 'no-such' } }),
  'tokens.list': ({ id }) => ({ query: `account=${id}`, allowed: 200 }),
  'tokens.issue': ({ id }) => {
    const body = { account: id, name: 'example', operations: ['tasks.list'], days: 1 };
    return { body, allowed: 201 };
  },
  'tokens.revoke': () => ({ body: {}, allowed: 200 }),
  'words.read': reads,
};

const IDENTITY = { issuer: 'https://sign-in.example.org', subject: 'example' };

function reads(): Request {
  return { allowed: 200 };
}

/** Decided by what nobody has seen: whoever may is told that it has changed since. */
const onSight = { headers: { 'if-match': '"never"' }, allowed: 412 };

const DAY_MS = 86_400_000;
const LATER = new Date(Date.now() + DAY_MS).toISOString();
const LATER_STILL = new Date(Date.now() + 2 * DAY_MS).toISOString();
const TODAY = new Date().toISOString().slice(0, 10);
