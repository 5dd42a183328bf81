import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { newId, newReference } from '../src/shared/ids.ts';
import type { Who } from '../src/shared/scope.ts';
import { StaffRole } from '../src/shared/words.contract.ts';
import { testClinic } from './clinic.ts';
import { plain } from './from-schema.ts';
import { operations, type Operation } from './operations.ts';
import { peopleOf } from './people.ts';

const clinic = await testClinic();
const { visit, assessment, upload, recording, guest, guestToken, dayOff, held, draftToken, ownerToken, visitToken, staffToken } = peopleOf(clinic);
const all = await operations(clinic.app.root);

afterAll(() => expect(clinic.failures, 'no request may end in an error of ours').toEqual([]));

const roles = StaffRole.options;
type Caller = Exclude<Who, 'anyone'> | 'nobody';
const callers: Caller[] = ['nobody', 'draft', 'appointment', 'owner', 'guest', ...roles];
const isStaff = (caller: Caller): caller is StaffRole => (roles as readonly string[]).includes(caller);

/** A body of this kind that fits its schema, the same each time. */
const bodyOf = (schema: NonNullable<Operation['body']>) => fc.sample(plain(schema), { numRuns: 1, seed: 7 })[0];

/** What an upload says of itself: a part of no bytes. */
const bytes = { 'upload-length': '1000', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream', 'recording-run': '1', 'recording-parts': '0;0' };

/** Sends a request of this kind, on this clinic's path, and gives how it was refused, if it was. */
async function send(operation: Operation, { reference, token }: { reference: string; token: string | undefined }) {
  const path = operation.path.replace('{clinic}', 'maple-street').replace('{revision}', '1').replace('{script}', newId()).replace('{code}', 'a-code-nobody-has-22ch').replace('{reference}', reference).replace('{assessment}', operation.path.includes('{assessment}') ? await toldAbout(reference) : '').replace('{exception}', operation.path.includes('{exception}') ? await offAt(reference) : '').replace('{file}', operation.path.includes('{file}') ? await begunFor(reference) : '').replace('{recording}', operation.path.includes('{recording}') ? await recordedAt(reference) : '').replace('{photo}', newId()).replace('{guest}', operation.path.includes('{guest}') ? await guestAt(reference) : '').replace('{feed}', 'a-secret-nobody-has.ics').replace('{owner}', operation.path.includes('{owner}') ? await ownerAt(reference) : '').replace('{pet}', operation.path.includes('{pet}') ? await petAt(reference) : '');
  expect(path, 'a path of parts this test does not know').not.toContain('{');
  const answer = await clinic.client(token).send(operation.method, path, {
    headers: { 'if-match': '"0"', ...(operation.path.includes('/files') || operation.method === 'PATCH' ? bytes : {}) },
    ...(operation.body ? { body: bodyOf(operation.body) } : {}),
  });
  const refusal = answer.headers.get('content-type') === 'application/problem+json' ? ((await answer.json()) as { code: string }).code : undefined;
  await answer.body?.cancel().catch(() => {});
  return { status: answer.status, code: refusal };
}

/** The assessment of a visit; one that does not exist for a visit that does not. */
async function toldAbout(reference: string): Promise<string> {
  const [row] = await clinic.db.sql<{ slug: 'maple-street' | 'oak-lane' }[]>`select c.slug from appointment a join clinic c on c.id = a.clinic_id where a.reference = ${reference}`;
  return row ? assessment({ clinic: row.slug, reference }) : newId();
}

/** An upload for a visit or a held time; one that does not exist for what does not exist. */
async function begunFor(reference: string): Promise<string> {
  const [row] = await clinic.db.sql<{ slug: 'maple-street' | 'oak-lane' }[]>`select c.slug from appointment a join clinic c on c.id = a.clinic_id where a.reference = ${reference}`;
  return row ? upload({ clinic: row.slug, reference }) : newId();
}

/** A recording of a visit; one that does not exist for a visit that does not. */
async function recordedAt(reference: string): Promise<string> {
  const [row] = await clinic.db.sql<{ slug: 'maple-street' | 'oak-lane' }[]>`select c.slug from appointment a join clinic c on c.id = a.clinic_id where a.reference = ${reference} and a.status <> 'held'`;
  return row ? recording({ clinic: row.slug, reference }) : newId();
}

/** The owner of a visit; nobody for a visit that does not exist. */
async function ownerAt(reference: string): Promise<string> {
  const [row] = await clinic.db.sql<{ owner: string | null }[]>`select owner_id as owner from appointment where reference = ${reference}`;
  return row?.owner ?? newId();
}

/** The animal of a visit; none that is there for a visit that does not exist. */
async function petAt(reference: string): Promise<string> {
  const [row] = await clinic.db.sql<{ pet: string | null }[]>`select pet_id as pet from appointment where reference = ${reference}`;
  return row?.pet ?? newId();
}

/** Somebody invited into the call of a visit; nobody for a visit that does not exist. */
async function guestAt(reference: string): Promise<string> {
  const [row] = await clinic.db.sql<{ slug: 'maple-street' | 'oak-lane' }[]>`select c.slug from appointment a join clinic c on c.id = a.clinic_id where a.reference = ${reference} and a.status <> 'held'`;
  return row ? guest({ clinic: row.slug, reference }) : newId();
}

/** A day off of the vet at the clinic of a visit; none that is there for a visit that does not exist. */
async function offAt(reference: string): Promise<string> {
  const [row] = await clinic.db.sql<{ slug: 'maple-street' | 'oak-lane' }[]>`select c.slug from appointment a join clinic c on c.id = a.clinic_id where a.reference = ${reference}`;
  return row ? dayOff(row.slug) : newId();
}

/** What only the guard says. Flows have refusals of their own, such as `not-yours`. */
const guardSays = ['sign-in-needed', 'not-allowed', 'wrong-origin'];

/** The caller with what belongs to it at a clinic: a held time for a draft, a visit for the others. */
async function belongings(caller: Caller, slug: 'maple-street' | 'oak-lane') {
  if (caller === 'draft') {
    const time = await held(slug);
    return { reference: time.reference, token: await draftToken(slug, time.appointment) };
  }
  const own = await visit(slug);
  const token = caller === 'nobody' ? undefined : caller === 'owner' ? await ownerToken(own) : caller === 'appointment' ? await visitToken(own) : caller === 'guest' ? await guestToken(own) : await staffToken(caller, slug);
  return { reference: own.reference, token };
}

test('the document describes every route, and each says who may call it', () => {
  expect(all.length).toBeGreaterThan(25);
  const documented = new Set(all.map((operation) => operation.name));
  const routed = clinic.app.root.routes
    .filter((route) => route.method !== 'ALL' && route.path.startsWith('/api/v1'))
    .map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}`);
  expect([...new Set(routed)].filter((name) => !documented.has(name))).toEqual([]);
  for (const operation of all) expect(operation.who?.length, operation.name).toBeGreaterThan(0);
});

test('the guard is the first to be asked on every route', () => {
  const first = new Map<string, string>();
  for (const { method, path, handler } of clinic.app.root.routes) {
    if (method === 'ALL' || !path.startsWith('/api/v1')) continue;
    const name = `${method} ${path}`;
    if (!first.has(name)) first.set(name, handler.name);
  }
  expect([...first].filter(([, name]) => name !== 'guard')).toEqual([]);
});

test('nothing but pages, scripts, health and signaling lies outside the guarded paths', () => {
  const open = /^\/(\*|api\/(openapi\.json|docs.*)|peerjs.*|healthz|readyz|metrics|vet\.js|v\/.*|:script\{.*\}|media(\/.*)?|(book|triage|animals|consult|desk)(\/.*)?|setup|triage-rules|script\/.*|recall\/.*|outbox.*|icon\.svg|share\.png|favicon.*|robots\.txt)?$/;
  const others = clinic.app.root.routes.filter((route) => !route.path.startsWith('/api/v1') && !open.test(route.path)).map((route) => `${route.method} ${route.path}`);
  expect(others).toEqual([]);
});

// What a declaration must not say: these hold whatever the routes declare of themselves.
test('only what one needs before signing in is open to anyone', () => {
  const open = all.filter((operation) => operation.who.includes('anyone')).map((operation) => operation.name.replace('/api/v1', '').replace('/clinics/{clinic}', ' …'));
  const expected = ['POST /sign-in/codes', 'POST /sign-in', 'POST /sign-in/links', 'POST /setup', 'GET  …', 'POST  …/appointment-links', 'POST  …/hand-overs', 'POST  …/triage', 'GET  …/slots', 'GET  …/consent-text', 'POST  …/holds', 'GET  …/live-calls', 'GET  …/test-servers', 'POST  …/live-calls', 'GET  …/files/{file}', 'GET  …/feeds/{feed}', 'GET  …/photos/{photo}', 'GET  …/scripts/{code}', 'POST  …/scripts/{code}/used', 'POST /payments/events'];
  expect(open.sort()).toEqual(expected.sort());
});

test('records are for those who treat; what staff say of a visit is for staff; a held time books, and has its own files, and nothing else', () => {
  const who = (path: RegExp) => [...new Set(all.filter((operation) => path.test(operation.path)).flatMap((operation) => operation.who))].sort();
  expect(who(/\/records\/\{reference\}(\/complete)?$/)).toEqual(['manager', 'technician', 'vet']);
  expect(who(/\/timeline$/)).toEqual([...roles].sort());
  // A guest sees and is seen, is asked about recordings and may pause or stop them, and reads and writes nothing.
  expect(all.filter((operation) => operation.who.includes('guest')).map((operation) => operation.name.replace(/ .*\{clinic\}/, ' ')).sort()).toEqual([
    'DELETE /session', 'GET /consults/{reference}', 'GET /consults/{reference}/recordings', 'GET /live', 'GET /session', 'POST /consults/{reference}/end', 'POST /consults/{reference}/join', 'POST /consults/{reference}/measured',
    'POST /consults/{reference}/presence', 'POST /consults/{reference}/recordings/{recording}/answer', 'POST /consults/{reference}/recordings/{recording}/state',
  ]);
  expect(all.filter((operation) => /\/records\/\{reference\}/.test(operation.path) && (operation.method === 'PUT' || operation.method === 'POST')).flatMap((operation) => operation.who).filter((each) => !['vet', 'technician'].includes(each))).toEqual([]);
  expect(all.filter((operation) => operation.who.includes('draft')).map((operation) => operation.name.replace(/.*\{clinic\}/, '')).sort()).toEqual([
    '/appointments', '/appointments/{reference}/files', '/appointments/{reference}/files', '/appointments/{reference}/files/{file}', '/appointments/{reference}/files/{file}', '/appointments/{reference}/files/{file}',
    '/holds/{reference}', '/session', '/session',
  ]);
});

describe.each(all.map((operation) => [operation.name, operation] as const))('%s', (_name, operation) => {
  const open = operation.who.includes('anyone');
  const named = /\{(reference|assessment|exception|file|recording|guest|feed|photo|code|pet|owner)\}/.test(operation.path);

  test.each(callers)('called by %s', async (caller) => {
    const { status, code } = await send(operation, await belongings(caller, 'maple-street'));
    const allowed = open || (caller !== 'nobody' && operation.who.includes(caller));
    if (allowed) {
      // Some say `not-allowed` of what is in the body, and document it.
      expect(guardSays.filter((each) => !operation.problems.includes(each)), `${status} ${code}`).not.toContain(code);
      // The guard says that of an unknown clinic; a flow may not find what a body names, or what is not there yet.
      if (!named && operation.path.includes('{clinic}') && !operation.problems.includes('not-found')) expect(code).not.toBe('not-found');
    } else expect([status, code]).toEqual(caller === 'nobody' ? [401, 'sign-in-needed'] : [403, 'not-allowed']);
  });

  if (operation.path.includes('{clinic}') && !open) {
    test.each(callers.filter((caller) => caller !== 'nobody'))('called by %s of another clinic', async (caller) => {
      const foreign = await belongings(caller, 'oak-lane');
      const ours = named ? (await visit('maple-street')).reference : '';
      expect(await send(operation, { ...foreign, reference: ours })).toEqual({ status: 401, code: 'sign-in-needed' });
    });
  }

  if (named) {
    test.each(callers.filter((caller) => operation.who.includes(caller as Who)))('called by %s for what belongs to another clinic', async (caller) => {
      const { token } = await belongings(caller, 'maple-street');
      const { reference } = caller === 'draft' ? await held('oak-lane') : await visit('oak-lane');
      const foreign = await send(operation, { token, reference });
      expect(foreign.status).toBe(404);
      expect(foreign, 'what is another clinic’s looks like what does not exist').toEqual(await send(operation, { token, reference: newReference() }));
    });

    test.each(callers.filter((caller) => !isStaff(caller) && operation.who.includes(caller as Who)))('called by %s for what belongs to somebody else', async (caller) => {
      const { token } = await belongings(caller, 'maple-street');
      const { reference } = caller === 'draft' ? await held('maple-street') : await visit('maple-street');
      expect(await send(operation, { token, reference })).toEqual({ status: 404, code: 'not-found' });
    });
  }
});
