import * as v from 'valibot';
import { expect, test } from 'vitest';
import { testClinic } from '../../../test/clinic.ts';
import { nameOrigin } from '../clinics/sites.ts';
import { addToStaff, endOfStaff } from '../people/staff.ts';
import { MyClinics } from '../../identity/clinics.contract.ts';
import { Session, SignedIn } from '../../identity/contract.ts';
import { after, days, hours } from '../../shared/clock.ts';

const clinic = await testClinic();
const { clinics } = clinic.people;
const [maple, oak] = ['maple-street', 'oak-lane'] as const;
const email = 'ito@maple-street.example';
const begin = clinic.time.now;

/** Dr. Ito, a vet at Maple Street, answers the phone at Oak Lane. */
const { publicUrl } = clinic.config;
await addToStaff({ ...clinic, publicUrl })({ id: clinics[oak] }, { name: 'Hana Ito', email, role: 'front-desk' });

const at = (slug: string, token: string) => clinic.client(token, slug);
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code?: string }).code];
const session = async (answer: Response) => v.parse(Session, await answer.json());
const auditOf = async (slug: typeof maple | typeof oak) => (await clinic.db.sql<{ action: string }[]>`select action from audit where clinic_id = ${clinics[slug]} and action like 'session.%' order by seq`).map(({ action }) => action);

/** Signs in with a code, and gives the session of one clinic. */
async function signsIn(slug: string, as = email) {
  const { challenge } = (await (await clinic.client().post('/api/v1/sign-in/codes', { email: as })).json()) as { challenge: string };
  const mail = (await clinic.outbox()).findLast(({ to }) => to === as);
  const answer = await clinic.client().post('/api/v1/sign-in', { challenge, code: /\d{6}/.exec(mail?.subject ?? '')?.[0] ?? '' });
  return v.parse(SignedIn, await answer.json()).sessions.find((one) => one.clinic.slug === slug)!;
}

test('from one clinic to the other without a code: the role of there, nothing of here, and both logs say so', async () => {
  const first = await signsIn(maple);
  const here = at(maple, first.token);
  expect(v.parse(MyClinics, await (await here.get('/session/clinics')).json()).clinics).toEqual([
    { slug: maple, name: 'Maple Street Veterinary', role: 'vet', here: true },
    { slug: oak, name: 'Oak Lane Animal Clinic', role: 'front-desk', here: false },
  ].sort((a, b) => a.name.localeCompare(b.name)));

  const before = { maple: (await auditOf(maple)).length, oak: (await auditOf(oak)).length };
  const second = await session(await here.post('/session/clinics', { clinic: oak }));
  expect(second).toMatchObject({ clinic: { slug: oak }, person: { role: 'front-desk' }, signIn: first.signIn });
  expect((await auditOf(maple)).slice(before.maple)).toEqual(['session.switched']);
  expect((await auditOf(oak)).slice(before.oak)).toEqual(['session.opened']);

  // Each token opens its own clinic with the role of there.
  const there = at(oak, second.token);
  expect([(await there.get('/cash-up?day=2030-01-07')).status, (await there.get('/payouts?from=2030-01-01&to=2030-02-01')).status], 'the front desk’s list, not the vet’s').toEqual([200, 403]);
  expect((await here.get('/payouts?from=2030-01-01&to=2030-02-01')).status).toBe(200);
  expect(await code(await at(maple, second.token).get('/session'))).toEqual([401, 'sign-in-needed']);
  expect(await code(await at(oak, first.token).get('/session'))).toEqual([401, 'sign-in-needed']);

  // Signing out anywhere ends all of this act of signing in, and no other.
  const elsewhere = await signsIn(maple);
  expect((await there.send('DELETE', '/session')).status).toBe(204);
  expect([(await here.get('/session')).status, (await there.get('/session')).status, (await at(maple, elsewhere.token).get('/session')).status]).toEqual([401, 401, 200]);
});

test('nobody gets in where they do not work, or no longer do, and nothing of the clinic is told', async () => {
  const park = at(maple, (await signsIn(maple, 'park@maple-street.example')).token);
  expect((await (await park.get('/session/clinics')).json() as MyClinics).clinics).toHaveLength(1);
  const refused = await park.post('/session/clinics', { clinic: oak });
  expect(await refused.json()).toEqual(await (await park.post('/session/clinics', { clinic: 'no-such-clinic' })).json());
  expect(refused.status).toBe(404);

  const first = at(maple, (await signsIn(maple)).token);
  const second = await session(await first.post('/session/clinics', { clinic: oak }));
  await endOfStaff(clinic)({ id: clinics[oak] }, { email });
  expect((await at(oak, second.token).get('/session')).status).toBe(401);
  expect(await code(await first.post('/session/clinics', { clinic: oak }))).toEqual([404, 'not-found']);
  await addToStaff({ ...clinic, publicUrl })({ id: clinics[oak] }, { name: 'Hana Ito', email, role: 'front-desk' });
});

test('a proof of a day ago asks for a new code, however much the session was used and switched; so does a session without one, and one whose address is another now', async () => {
  const first = at(maple, (await signsIn(maple)).token);
  for (const inHours of [8, 16]) {
    clinic.time.now = after(begin, hours(inHours));
    expect((await first.get('/session')).status).toBe(200);
  }
  const second = await session(await first.post('/session/clinics', { clinic: oak }));
  clinic.time.now = after(begin, days(1));
  expect(await code(await first.post('/session/clinics', { clinic: oak }))).toEqual([409, 'code-needed']);
  expect(await code(await at(oak, second.token).post('/session/clinics', { clinic: maple }))).toEqual([409, 'code-needed']);
  expect((await at(oak, second.token).get('/session')).status, 'and goes on where it is').toBe(200);

  expect(await code(await (await clinic.as('ito')).post('/session/clinics', { clinic: oak }))).toEqual([409, 'code-needed']);

  const fresh = await signsIn(maple);
  await clinic.db.sql`update staff set email = 'oak@oak-lane.example' where id = ${clinic.people.staff.ito}`;
  expect(await code(await at(maple, fresh.token).post('/session/clinics', { clinic: oak }))).toEqual([409, 'code-needed']);
  await clinic.db.sql`update staff set email = ${email} where id = ${clinic.people.staff.ito}`;
});

test('a portal of one clinic gives no session of the other, and does not name it', async () => {
  const portal = { origin: 'https://portal.example' };
  await nameOrigin(clinic)({ id: clinics[maple] }, { ...portal, kind: 'staff' });
  const here = at(maple, (await signsIn(maple)).token);
  expect((await (await here.get('/session/clinics', portal)).json() as MyClinics).clinics.map(({ slug }) => slug)).toEqual([maple]);
  expect(await code(await here.post('/session/clinics', { clinic: oak }, portal))).toEqual([403, 'wrong-origin']);
});
