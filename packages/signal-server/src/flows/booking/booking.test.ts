import { beforeEach, expect, test } from 'vitest';
import * as v from 'valibot';
import { bookingWorld, opening, samAndMiso } from '../../../test/booking.ts';
import { Appointment, Booked, FreshSlots, Hold } from '../../booking/contract.ts';
import { AppointmentList } from '../../booking/staff.contract.ts';
import { ProblemBody } from '../../shared/problem.contract.ts';

const clinic = await bookingWorld();
const hana = await clinic.staff('Dr. Hana Ito', 'vet', {});
const lee = await clinic.staff('Dr. Lee Park', 'vet');
const mia = await clinic.staff('Mia Berg', 'manager');
const noor = await clinic.staff('Noor Haddad', 'front-desk');

beforeEach(() => clinic.empty());
/** So many hours after the clinic opens, on Monday at nine. */
const at = (hours: number) => new Date(opening.getTime() + hours * 3_600_000).toISOString();
const today = '2030-01-07';
const later = (minutes: number) => (clinic.time.now = new Date(clinic.time.now.getTime() + minutes * 60_000));

const problem = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const body = v.parse(ProblemBody, await answer.json());
  return { status: answer.status, code: body.code, body };
};
const fresh = (body: unknown) => v.parse(FreshSlots, body).slots.map(({ start }) => start);
const held = async (start: string, more: Parameters<typeof clinic.hold>[1] = {}) => {
  const answer = await clinic.hold(start, more);
  expect(answer.status).toBe(201);
  return v.parse(Hold, await answer.json());
};
const events = () => clinic.db.sql<{ type: string; data: { reference: string } }[]>`select type, data from event order by seq`;
const typesOf = async (reference: string) => (await events()).filter(({ data }) => data.reference === reference).map(({ type }) => type);

test('a held time is gone for others, a booked one waits for the vet', async () => {
  const hold = await held(at(1));
  expect(hold).toMatchObject({ start: at(1), end: at(1.5), practitioner: { id: hana.id, name: 'Dr. Hana Ito', licence: 'ON 4471' } });
  expect(hold.heldUntil).toBe(new Date(clinic.time.now.getTime() + 600_000).toISOString());
  expect(await clinic.free(today)).not.toContain(at(1));

  const answer = await clinic.book(hold.token);
  expect(answer.status).toBe(201);
  const { appointment, token, expiresAt } = v.parse(Booked, await answer.json());
  expect(appointment).toMatchObject({ reference: hold.reference, status: 'requested', pet: samAndMiso.pet, owner: { name: 'Sam Rivera' }, reason: 'He scratches his ear', policyVersion: '2026-11' });
  expect(JSON.stringify(appointment)).not.toContain('mail.example');
  expect(JSON.stringify(appointment)).not.toContain('0162');
  expect(expiresAt).toBe(at(1.5 + 48));
  expect(await clinic.free(today)).not.toContain(at(1));

  const own = await clinic.ask('GET', `/appointments/${hold.reference}`, { token });
  expect(v.parse(Appointment, await own.json())).toEqual(appointment);
  expect(await typesOf(hold.reference)).toEqual(['appointment.requested']);
  const [row] = await clinic.db.sql`select consent, policy_version from appointment where reference = ${hold.reference}`;
  expect(row).toMatchObject({ policy_version: '2026-11', consent: { telehealth: true, privacy: true, at: clinic.time.now.toISOString(), policyVersion: '2026-11' } });
});

test('one address holds six times of a clinic, even at once; others, the staff, and whoever changes a time are not in its way', async () => {
  const from = '203.0.113.7';
  const answers = await Promise.all([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5].map((hours) => clinic.hold(at(hours + 1), { from })));
  const [mine, ...more] = await Promise.all(answers.filter(({ status }) => status === 201).map(async (answer) => v.parse(Hold, await answer.json())));
  expect(more).toHaveLength(5);
  for (const refused of answers.filter(({ status }) => status !== 201)) expect(await problem(refused)).toMatchObject({ status: 429, code: 'too-many-from-here', body: { retryAfter: 600 } });
  expect((await clinic.hold(at(5), { from: '203.0.113.8' })).status).toBe(201);
  expect((await clinic.hold(at(5.5), { from, token: noor.token })).status).toBe(201);

  const changed = await held(at(6), { from, token: mine!.token });
  expect((await clinic.hold(at(6.5), { from })).status).toBe(429);
  expect((await clinic.book(changed.token)).status).toBe(201);
  expect((await clinic.hold(at(6.5), { from })).status).toBe(201);
  later(10);
  expect((await clinic.hold(at(7), { from })).status).toBe(201);
});

test('one address books twenty-four times of a clinic within a day', async () => {
  const from = '203.0.113.7';
  const days = [0, 24, 48].flatMap((day) => Array.from({ length: 8 }, (_, n) => day + 1 + n / 2));
  for (const hours of days) expect((await clinic.book((await held(at(hours), { from })).token)).status).toBe(201);
  expect(await problem(await clinic.hold(at(7), { from }))).toMatchObject({ status: 429, code: 'too-many-from-here' });
  expect((await clinic.hold(at(7))).status).toBe(201);
  later(24 * 60 + 1);
  expect((await clinic.hold(at(79), { from })).status).toBe(201);
});

test('twenty owners race for one time: one has it, nineteen are told so and get other times', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => clinic.hold(at(2))));
  const winners = answers.filter(({ status }) => status === 201);
  expect(winners).toHaveLength(1);
  for (const refused of answers.filter(({ status }) => status !== 201)) {
    const { status, code, body } = await problem(refused);
    expect([status, code]).toEqual([409, 'slot-taken']);
    expect(fresh(body)).toContain(at(2.5));
    expect(fresh(body)).not.toContain(at(2));
  }
  expect(await clinic.db.sql`select 1 from appointment where start_at = ${at(2)}`).toHaveLength(1);
  const winner = v.parse(Hold, await winners[0]!.json());
  expect((await clinic.book(winner.token)).status).toBe(201);
});

test('the database has the last word: a time that is taken under our eyes is refused', async () => {
  const other = clinic.db.connect({ max: 1 });
  let seen = () => {};
  let commit = () => {};
  const inserted = new Promise<void>((resolve) => (seen = resolve));
  const mayCommit = new Promise<void>((resolve) => (commit = resolve));
  // Written past every rule of ours and not committed yet, so nobody can see it.
  const rival = other.begin(async (tx) => {
    await tx`
      insert into appointment (clinic_id, id, reference, status, type_id, modality, practitioner_id, start_at, end_at, busy, held_until, policy_version)
      select clinic_id, gen_random_uuid(), 'VK-AAAA-AA', 'held', id, 'video', ${hana.id}, ${at(3)}, ${at(3.5)}, tstzrange(${at(3)}, ${at(3.5)}), ${at(4)}, 'x'
      from appointment_type where code = 'sick'`;
    seen();
    await mayCommit;
  });
  await inserted;
  const answer = clinic.hold(at(3));
  await expect.poll(async () => (await clinic.db.sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`).length).toBe(1);
  commit();
  await rival;
  await other.end();
  expect(await problem(await answer)).toMatchObject({ status: 409, code: 'slot-taken' });
});

test('a time that nobody finished is free again after ten minutes, and who comes back once another holds it is told what else is free', async () => {
  const first = await held(at(1));
  later(9);
  expect(await problem(await clinic.hold(at(1)))).toMatchObject({ code: 'slot-taken' });
  later(1);
  expect(await clinic.free(today)).toContain(at(1));
  await held(at(1));
  const refused = await problem(await clinic.book(first.token));
  expect(refused).toMatchObject({ status: 410, code: 'hold-expired' });
  expect(fresh(refused.body)).toContain(at(2));
  expect(fresh(refused.body)).not.toContain(at(1));
});

test('who comes back late still gets the time if nobody else wanted it', async () => {
  const hold = await held(at(1));
  later(25);
  expect((await clinic.book(hold.token)).status).toBe(201);
});

test('who comes back when the vet is away or the start is near gets other times', async () => {
  const hold = await held(at(1));
  const other = await held(at(3));
  await clinic.differs(hana.id, { date: today, kind: 'block', windows: [['09:00', '10:30']] });
  later(25);
  const refused = await problem(await clinic.book(hold.token));
  expect(refused).toMatchObject({ status: 410, code: 'hold-expired' });
  expect(fresh(refused.body)).toContain(at(2));
  clinic.time.now = new Date(at(2.9));
  expect(await problem(await clinic.book(other.token))).toMatchObject({ status: 410, code: 'hold-expired' });
});

test('choosing another time gives the first one back, and so does letting go', async () => {
  const first = await held(at(1));
  const second = await held(at(2), { token: first.token });
  expect(await clinic.free(today)).toContain(at(1));
  expect(await clinic.ask('DELETE', `/holds/${second.reference}`, { token: second.token })).toMatchObject({ status: 204 });
  expect(await clinic.free(today)).toContain(at(2));
});

test('a refused change of mind keeps the time that was held', async () => {
  const first = await held(at(1));
  await held(at(2));
  expect(await problem(await clinic.hold(at(2), { token: first.token }))).toMatchObject({ code: 'slot-taken' });
  expect((await clinic.book(first.token)).status).toBe(201);
});

test.each([
  ['a time that is over', () => at(-2), 409, 'slot-past'],
  ['a time nearer than the notice', () => at(0), 409, 'slot-past'],
  ['a time off the grid', () => at(1.1), 422, 'slot-unknown'],
  ['a time at night', () => at(12), 422, 'slot-unknown'],
  ['the end of all calendars', () => '9999-12-31T23:59:59.999Z' as string, 422, 'slot-unknown'],
  ['the beginning of all calendars', () => '0000-01-01T00:00:00.000Z' as string, 409, 'slot-past'],
  ['a time years away', () => '2039-01-03T15:00:00.000Z' as string, 422, 'slot-unknown'],
] as const)('refuses %s with times that are free', async (_, start, status, code) => {
  clinic.time.now = new Date(opening.getTime() - 5 * 60_000);
  const before = await clinic.db.sql`select count(*) as n from appointment`;
  const refused = await problem(await clinic.hold(start()));
  expect([refused.status, refused.code]).toEqual([status, code]);
  expect(fresh(refused.body)).toContain(at(1));
  expect(await clinic.db.sql`select count(*) as n from appointment`).toEqual(before);
});

test.each([
  [{ type: 'surgery' }, 'type-unknown'],
  [{ modality: 'in-person' }, 'type-unknown'],
  [{ practitioner: '00000000-0000-4000-8000-000000000000' }, 'practitioner-unknown'],
] as const)('refuses what the clinic does not offer: %o', async (wish, code) => {
  expect(await problem(await clinic.hold(at(1), wish))).toMatchObject({ status: 422, code });
});

test('a time that has just become too near is offered no more, but whoever still sees it can take it', async () => {
  clinic.time.now = new Date(opening.getTime() + 45 * 60_000 + 1_000);
  expect(await clinic.free(today)).not.toContain(at(1));
  later(3);
  expect(await problem(await clinic.hold(at(1)))).toMatchObject({ code: 'slot-past' });
  later(-2);
  expect((await clinic.hold(at(1))).status).toBe(201);
});

test('pressing twice books once: both presses get the same appointment', async () => {
  const hold = await held(at(1));
  const [one, two] = await Promise.all([clinic.book(hold.token), clinic.book(hold.token)]);
  const three = await clinic.book(hold.token);
  const booked = await Promise.all([one, two, three].map(async (answer) => v.parse(Booked, await answer!.json())));
  expect(new Set(booked.map(({ appointment }) => appointment.reference))).toEqual(new Set([hold.reference]));
  expect(await typesOf(hold.reference)).toEqual(['appointment.requested']);
  for (const { token } of booked) expect((await clinic.ask('GET', `/appointments/${hold.reference}`, { token })).status).toBe(200);
});

test('the draft token cannot book for somebody else, and ends soon after the booking', async () => {
  const hold = await held(at(1));
  await clinic.book(hold.token);
  const refused = await problem(await clinic.book(hold.token, { owner: { name: 'Kim Doe', email: 'kim@mail.example' } }));
  expect(refused).toMatchObject({ status: 409, code: 'already-booked', body: { reference: hold.reference } });
  later(11);
  expect(await problem(await clinic.book(hold.token))).toMatchObject({ status: 401 });
});

test('booking with a known address changes nothing that is known, and tells nothing of it', async () => {
  await clinic.booked(at(1), { owner: { name: 'Alex Chen', email: 'alex@mail.example', phone: '416-555-0111' }, pet: { name: 'Rex', species: 'dog', breed: 'Beagle', weightKg: 12 } });
  const { appointment } = await clinic.booked(at(2), { owner: { name: 'Mallory', email: 'ALEX@mail.example', phone: '416-555-0199' }, pet: { name: 'rex', species: 'Dog' } });
  expect(appointment.owner).toEqual({ name: 'Mallory' });
  expect(appointment.pet).toEqual({ id: appointment.pet!.id, name: 'rex', species: 'Dog' });
  const owners = await clinic.db.sql`select name, phone from owner where email = 'alex@mail.example'`;
  expect(owners).toEqual([{ name: 'Alex Chen', phone: '416-555-0111' }]);
  expect(await clinic.db.sql`select name, breed, weight_kg::float8 as weight from pet where id = ${appointment.pet!.id}`).toEqual([{ name: 'Rex', breed: 'Beagle', weight: 12 }]);
});

test('the vet confirms; pressing twice tells once', async () => {
  const { appointment, token } = await clinic.booked(at(1));
  const path = `/appointments/${appointment.reference}`;
  for (let press = 0; press < 2; press += 1) {
    const answer = await clinic.ask('POST', `${path}/confirm`, { token: hana.token });
    expect(v.parse(Appointment, await answer.json()).status).toBe('confirmed');
  }
  expect(await typesOf(appointment.reference)).toEqual(['appointment.requested', 'appointment.confirmed']);
  expect(await problem(await clinic.ask('POST', `${path}/decline`, { token: hana.token, body: { reason: 'unwell' } }))).toMatchObject({ status: 409, code: 'wrong-status' });
  expect(await problem(await clinic.ask('POST', `${path}/confirm`, { token }))).toMatchObject({ status: 403, code: 'not-allowed' });
});

test('another vet cannot answer for her, a manager can', async () => {
  const { appointment } = await clinic.booked(at(1));
  const path = `/appointments/${appointment.reference}/confirm`;
  expect(await problem(await clinic.ask('POST', path, { token: lee.token }))).toMatchObject({ status: 403, code: 'not-yours' });
  expect(await problem(await clinic.ask('POST', path, { token: noor.token }))).toMatchObject({ status: 403, code: 'not-allowed' });
  expect((await clinic.ask('POST', path, { token: mia.token })).status).toBe(200);
});

test('what is declined or cancelled is free again, with the reason for those concerned', async () => {
  const declined = await clinic.booked(at(1));
  const cancelled = await clinic.booked(at(2));
  await clinic.ask('POST', `/appointments/${declined.appointment.reference}/decline`, { token: hana.token, body: { reason: 'in-person-needed' } });
  const answer = await clinic.ask('POST', `/appointments/${cancelled.appointment.reference}/cancel`, { token: cancelled.token, body: { reason: 'He is well again' } });
  expect(v.parse(Appointment, await answer.json())).toMatchObject({ status: 'cancelled', closedReason: 'He is well again' });
  expect(await clinic.free(today)).toEqual(expect.arrayContaining([at(1), at(2)]));
  const mine = await clinic.ask('GET', `/appointments/${declined.appointment.reference}`, { token: declined.token });
  expect(await mine.json()).toMatchObject({ status: 'declined', closedReason: 'in-person-needed' });
});

test('a visit that has begun cannot be cancelled', async () => {
  const { appointment, token } = await clinic.booked(at(1));
  await clinic.ask('POST', `/appointments/${appointment.reference}/confirm`, { token: hana.token });
  clinic.time.now = new Date(at(1));
  expect(await problem(await clinic.ask('POST', `/appointments/${appointment.reference}/cancel`, { token, body: {} }))).toMatchObject({ code: 'wrong-status' });
});

test('an owner reaches her own appointment only, and another clinic reaches none', async () => {
  const sam = await clinic.booked(at(1));
  const kim = await clinic.booked(at(2), { owner: { name: 'Kim Doe', email: 'kim@mail.example' } });
  const path = `/appointments/${sam.appointment.reference}`;
  expect(await problem(await clinic.ask('GET', path, { token: kim.token }))).toMatchObject({ status: 404, code: 'not-found' });
  expect(await problem(await clinic.ask('POST', `${path}/cancel`, { token: kim.token, body: {} }))).toMatchObject({ status: 404 });
  const elsewhere = await clinic.app.request(`/api/v1/clinics/oak-lane${path}`, { headers: { authorization: `Bearer ${hana.token}` } });
  expect([401, 404]).toContain(elsewhere.status);
});

test('the board shows what is to come, the past what was, and only her own unless she asks for all', async () => {
  const first = await clinic.booked(at(1));
  const second = await clinic.booked(at(2));
  await held(at(3));
  await clinic.ask('POST', `/appointments/${second.appointment.reference}/cancel`, { token: second.token, body: {} });
  const list = async (token: string, query: string) => {
    const answer = await clinic.ask('GET', `/appointments?${query}`, { token });
    return v.parse(AppointmentList, await answer.json()).appointments;
  };
  const [row, ...others] = await list(hana.token, 'view=upcoming');
  expect(others).toEqual([]);
  expect(row).toMatchObject({ reference: first.appointment.reference, consult: { state: 'waiting', ownerStage: null, record: 'none', recordDueAt: null } });
  expect((await list(hana.token, 'view=past')).map(({ reference }) => reference)).toEqual([second.appointment.reference]);
  expect(await list(lee.token, 'view=upcoming')).toEqual([]);
  expect(await list(lee.token, 'view=upcoming&practitioner=all')).toHaveLength(1);
  clinic.time.now = new Date(at(1.5));
  expect(await list(hana.token, 'view=upcoming')).toEqual([]);
  expect((await list(hana.token, 'view=past')).map(({ reference }) => reference)).toEqual([second.appointment.reference, first.appointment.reference]);
});

test('the calendar file has the time, the number of the change and the page, but no reason and no secret', async () => {
  const { appointment, token } = await clinic.booked(at(1));
  const file = async () => {
    const answer = await clinic.ask('GET', `/appointments/${appointment.reference}/calendar`, { token });
    return { type: answer.headers.get('content-type'), text: (await answer.text()).replaceAll('\r\n ', '') };
  };
  const asked = await file();
  expect(asked.type).toBe('text/calendar; charset=utf-8; method=PUBLISH');
  const stamp = (iso: string) => iso.replaceAll(/[-:]|\.000/g, '');
  for (const line of [`DTSTART:${stamp(at(1))}`, `DTEND:${stamp(at(1.5))}`, 'STATUS:TENTATIVE', 'SEQUENCE:0', `UID:${appointment.reference}@localhost`]) expect(asked.text.split('\r\n')).toContain(line);
  expect(asked.text).toContain(`http://localhost:8787/consult/${appointment.reference}`);
  expect(asked.text).not.toMatch(/scratches|#|mail\.example/);

  await clinic.ask('POST', `/appointments/${appointment.reference}/confirm`, { token: hana.token });
  expect((await file()).text).toMatch(/SEQUENCE:1\r\n[^]*STATUS:CONFIRMED/);
  await clinic.ask('POST', `/appointments/${appointment.reference}/cancel`, { token, body: {} });
  const off = await file();
  expect(off.type).toContain('method=CANCEL');
  expect(off.text).toMatch(/METHOD:CANCEL\r\n[^]*SEQUENCE:2\r\n[^]*STATUS:CANCELLED/);
});
