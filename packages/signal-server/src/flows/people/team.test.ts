import * as v from 'valibot';
import { expect, test } from 'vitest';
import { testClinic, type Client, type StaffOfStories } from '../../../test/clinic.ts';
import { AuditPage } from '../../audit/contract.ts';
import { Clinic } from '../../clinics/contract.ts';
import { Team } from '../../people/team.contract.ts';

const clinic = await testClinic();
const { staff } = clinic.people;
const [marsh, kim] = await Promise.all((['marsh', 'oakManager'] as const).map(clinic.as)) as [Client, Client];
const team = async (answer: Response) => v.parse(Team, await answer.json());
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code?: string }).code];
const of = ({ working, left }: Team, who: StaffOfStories) => [...working, ...left].find(({ id }) => id === staff[who]);
const bookable = async () => v.parse(Clinic, await (await clinic.client().get('/')).json()).practitioners.map(({ name }) => name);
const log = () => clinic.db.sql<{ action: string; actor: string; subject: string }[]>`select action, actor, subject from audit where clinic_id = ${clinic.people.clinics['maple-street']} and action like 'staff.%' order by seq`;
const ben = { name: 'Dr. Ben Low', email: 'Ben@maple-street.example', role: 'vet', licence: 'CVO 12345' } as const;

test('a manager sees who works here; nobody else does', async () => {
  const now = await team(await marsh.get('/staff'));
  expect(now.working.map(({ name, role, licence, you }) => [name, role, licence, you])).toEqual([
    ['Dr. Hana Ito', 'vet', 'ON 4471', false], ['Dr. Leo Park', 'vet', 'ON 4471', false], ['Alex Reyes', 'technician', null, false], ['Robin Vale', 'front-desk', null, false], ['Jo Marsh', 'manager', null, true],
  ]);
  expect(now.left).toEqual([]);
  for (const who of ['ito', 'vale'] as const) expect(await code(await (await clinic.as(who)).post('/staff', ben))).toEqual([403, 'not-allowed']);
});

test('a vet is added, bookable from the hours they set on; the same address is not added twice', async () => {
  const now = await team(await marsh.post('/staff', ben));
  expect(now.working.find(({ name }) => name === ben.name)).toMatchObject({ email: 'ben@maple-street.example', role: 'vet', licence: 'CVO 12345', endedAt: null, ahead: 0 });
  expect(await bookable()).toContain(ben.name);
  expect(await code(await marsh.post('/staff', { ...ben, email: ' ben@maple-street.example'.trim() }))).toEqual([409, 'works-here-already']);
  const letter = (await clinic.outbox()).find(({ to }) => to === 'ben@maple-street.example');
  expect([letter?.subject, letter?.text]).toEqual(['Your account at Maple Street Veterinary', expect.stringContaining('as a vet. Sign in with this address')]);
  expect(letter?.text).toContain('http://localhost:8787/desk\n');
  expect(await clinic.db.sql`select weekly from availability a join staff s on s.id = a.staff_id where s.email = 'ben@maple-street.example'`).toEqual([{ weekly: {} }]);
});

test('another role counts from the next request on, and hours of before do not come back', async () => {
  const park = await clinic.as('park');
  expect((await park.get('/staff')).status).toBe(403);
  expect(of(await team(await marsh.put('/staff/role', { staff: staff.park, role: 'manager' })), 'park')).toMatchObject({ role: 'manager' });
  expect((await park.get('/staff')).status).toBe(200);
  expect(await bookable()).not.toContain('Dr. Leo Park');
  await marsh.put('/staff/role', { staff: staff.park, role: 'vet' });
  expect((await park.get('/staff')).status).toBe(403);
  expect(await clinic.db.sql`select weekly from availability where staff_id = ${staff.park}`).toEqual([{ weekly: {} }]);
});

test('who is let go is out at once, is not booked, and can be taken back; what is still booked with them is told', async () => {
  const ito = await clinic.as('ito');
  expect((await ito.get('/session')).status).toBe(200);
  const gone = of(await team(await marsh.post('/staff/end', { staff: staff.ito })), 'ito');
  expect(gone).toMatchObject({ endedAt: clinic.time.now.toISOString(), ahead: 0 });
  expect((await ito.get('/session')).status).toBe(401);
  expect(await bookable()).not.toContain('Dr. Hana Ito');
  expect(await code(await marsh.post('/staff/end', { staff: staff.ito }))).toEqual([404, 'not-found']);
  expect(await code(await marsh.put('/staff/role', { staff: staff.ito, role: 'manager' }))).toEqual([404, 'not-found']);

  const back = await team(await marsh.post('/staff', { name: 'Dr. Hana Ito', email: gone!.email, role: 'technician' }));
  expect(of(back, 'ito')).toMatchObject({ endedAt: null, role: 'technician', licence: 'ON 4471' });
  expect(back.left).toEqual([]);
  expect((await ito.get('/session')).status, 'a session that was closed stays closed').toBe(401);
});

test('the last manager stays one; a manager says of herself twice; nobody decides about another clinic', async () => {
  const [end, role] = [{ staff: staff.marsh }, { staff: staff.marsh, role: 'vet' }];
  expect(await code(await marsh.post('/staff/end', end))).toEqual([409, 'this-is-you']);
  expect(await code(await marsh.put('/staff/role', role))).toEqual([409, 'this-is-you']);
  expect(await code(await marsh.post('/staff/end', { ...end, alsoMyself: true }))).toEqual([409, 'last-manager']);
  expect(await code(await marsh.put('/staff/role', { ...role, alsoMyself: true }))).toEqual([409, 'last-manager']);
  expect(await code(await kim.post('/staff/end', { staff: staff.marsh }))).toEqual([404, 'not-found']);
  expect(await code(await kim.put('/staff/role', { staff: staff.marsh, role: 'vet' }))).toEqual([404, 'not-found']);
  expect(of(await team(await marsh.get('/staff')), 'marsh')).toMatchObject({ role: 'manager', endedAt: null });
});

test('two managers who send each other away at once: one stays', async () => {
  await marsh.put('/staff/role', { staff: staff.vale, role: 'manager' });
  const vale = await clinic.as('vale');
  const answers = await Promise.all([marsh.post('/staff/end', { staff: staff.vale }), vale.post('/staff/end', { staff: staff.marsh })]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await clinic.db.sql`select id from staff where clinic_id = ${clinic.people.clinics['maple-street']} and role = 'manager' and ended_at is null`).toHaveLength(1);
});

test('each of it is on the audit log, with who and whom', async () => {
  const entries = await log();
  expect(entries.slice(0, 5).map(({ action, actor }) => `${action} by ${actor}`)).toEqual(['added', 'role-changed', 'role-changed', 'ended', 'added'].map((what) => `staff.${what} by staff:${staff.marsh}`));
  expect(entries[3]?.subject).toBe(`staff:${staff.ito}`);
  // As a manager reads it: names, not ids; another clinic's manager reads nothing of it.
  const still = (await marsh.get('/audit')).ok ? marsh : await clinic.as('vale');
  const { entries: read } = v.parse(AuditPage, await (await still.get('/audit?action=staff')).json());
  expect(read.filter(({ about }) => about === 'Dr. Hana Ito').map(({ action, who }) => `${action} by ${who}`)).toEqual(['staff.added by Jo Marsh', 'staff.ended by Jo Marsh']);
  expect(await (await kim.get('/audit?action=staff')).json()).toMatchObject({ entries: [] });
});
