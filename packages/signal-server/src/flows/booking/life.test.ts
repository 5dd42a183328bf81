import { beforeEach, expect, test } from 'vitest';
import * as v from 'valibot';
import { bookingWorld, opening, samAndMiso } from '../../../test/booking.ts';
import { Appointment, Booked, FreshSlots, Hold } from '../../booking/contract.ts';
import { AppointmentList } from '../../booking/staff.contract.ts';
import { MyPets } from '../../people/contract.ts';
import { ProblemBody } from '../../shared/problem.contract.ts';

const clinic = await bookingWorld();
const hana = await clinic.staff('Dr. Hana Ito', 'vet', {});
const mia = await clinic.staff('Mia Berg', 'manager');
const noor = await clinic.staff('Noor Haddad', 'front-desk');
const sam = 'sam@mail.example';

beforeEach(async () => {
  await clinic.empty();
  await clinic.db.sql`update clinic set settings = '{}'`;
});
/** So many hours after the clinic opens, on Monday at nine. */
const instant = (hours: number) => new Date(opening.getTime() + hours * 3_600_000);
const at = (hours: number) => instant(hours).toISOString();
const today = '2030-01-07';
const settings = (booking: object) => clinic.db.sql`update clinic set settings = ${clinic.db.sql.json({ booking } as never)}`;
const move = (reference: string, token: string, start: string, practitioner?: string) =>
  clinic.ask('POST', `/appointments/${reference}/reschedule`, { token, body: { start, ...(practitioner ? { practitioner } : {}) } });
const moved = async (answer: Response) => {
  expect([answer.status, answer.ok ? '' : await answer.clone().text()]).toEqual([200, '']);
  return v.parse(Appointment, await answer.json());
};
const refused = async (answer: Response) => {
  const body = v.parse(ProblemBody, await answer.json());
  return { code: body.code, slots: v.is(FreshSlots, body) ? body.slots.map(({ start }) => start) : undefined };
};
const confirm = (reference: string) => clinic.ask('POST', `/appointments/${reference}/confirm`, { token: hana.token });
const typesOf = async () => (await clinic.db.sql<{ type: string }[]>`select type from event where type like 'appointment.%' order by seq`).map(({ type }) => type);
const row = async (reference: string) => (await clinic.db.sql`select * from appointment where reference = ${reference}`)[0]!;
const subjects = async (address: string) => (await clinic.mails()).filter(({ to }) => to === address).map(({ subject }) => subject).reverse();

test('the owner moves a confirmed visit: it keeps everything, waits for the vet again, and its old time is free', async () => {
  const { appointment, token } = await clinic.booked(at(2));
  await confirm(appointment.reference);
  const before = await row(appointment.reference);
  const after = await moved(await move(appointment.reference, token, at(4)));
  expect(after).toMatchObject({ reference: appointment.reference, status: 'requested', start: at(4), end: at(4.5), pet: appointment.pet, reason: appointment.reason, changes: 2 });
  const now = await row(appointment.reference);
  for (const same of ['id', 'owner_id', 'pet_id', 'reason', 'consent', 'place', 'policy_version']) expect(now[same], same).toEqual(before[same]);
  const free = await clinic.free(today);
  expect(free).toContain(at(2));
  expect(free).not.toContain(at(4));
  expect(await typesOf()).toEqual(['appointment.requested', 'appointment.confirmed', 'appointment.rescheduled']);
  expect(await clinic.db.sql`select 1 from consult where reference = ${appointment.reference}`).toHaveLength(1);
  expect((await confirm(appointment.reference)).status).toBe(200);
});

test('what the clinic moves stays confirmed; the owner signed in by code may move it too', async () => {
  const { appointment } = await clinic.booked(at(2));
  await confirm(appointment.reference);
  expect(await moved(await move(appointment.reference, noor.token, at(3)))).toMatchObject({ status: 'confirmed', start: at(3) });
  expect(await moved(await move(appointment.reference, await clinic.ownerToken(sam), at(5)))).toMatchObject({ status: 'requested', start: at(5) });
});

test('who waits in the lobby of a visit that is called off or declined is sent out', async () => {
  const consultOf = async (reference: string) => (await clinic.db.sql<{ id: string }[]>`select id from consult where reference = ${reference}`)[0]!.id;
  const [off, declined] = [await clinic.booked(at(2)), await clinic.booked(at(4))];
  await clinic.ask('POST', `/appointments/${off.appointment.reference}/cancel`, { token: off.token, body: {} });
  await clinic.ask('POST', `/appointments/${declined.appointment.reference}/decline`, { token: hana.token, body: { reason: 'unwell' } });
  expect(clinic.closedRooms).toEqual([await consultOf(off.appointment.reference), await consultOf(declined.appointment.reference)]);
});

test('a time that is gone gives fresh ones, and the visit stays where it was', async () => {
  const mine = await clinic.booked(at(1));
  await clinic.booked(at(3), { owner: { name: 'Kim Doe', email: 'kim@mail.example' } });
  const taken = await refused(await move(mine.appointment.reference, mine.token, at(3)));
  expect(taken.code).toBe('slot-taken');
  expect(taken.slots).toContain(at(3.5));
  expect(taken.slots).not.toContain(at(3));
  expect((await refused(await move(mine.appointment.reference, mine.token, at(-1)))).code).toBe('slot-past');
  expect((await refused(await move(mine.appointment.reference, mine.token, new Date(instant(3).getTime() + 60_000).toISOString()))).code).toBe('slot-unknown');
  expect(await row(mine.appointment.reference)).toMatchObject({ start_at: instant(1), status: 'requested', changes: 0 });
});

test('it may move onto a part of its own old time, and pressing twice moves and tells once', async () => {
  await clinic.differs(hana.id, { date: today, kind: 'add', windows: [['09:15', '12:15']] });
  const { appointment, token } = await clinic.booked(at(1));
  for (let press = 0; press < 2; press += 1) expect(await moved(await move(appointment.reference, token, at(1.25)))).toMatchObject({ start: at(1.25), changes: 1 });
  expect((await typesOf()).filter((type) => type === 'appointment.rescheduled')).toHaveLength(1);
});

test('a move and twenty bookings race for one time: one has it, nobody overlaps, everybody is answered', async () => {
  for (let round = 0; round < 3; round += 1) {
    const target = at(3 + round);
    const mine = await clinic.booked(at(1), { owner: { name: 'Sam Rivera', email: `sam-${round}@mail.example` } });
    const answers = await Promise.all([move(mine.appointment.reference, mine.token, target), ...Array.from({ length: 20 }, () => clinic.hold(target))]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers.filter(({ ok }) => !ok)) {
      const { code, slots } = await refused(answer);
      expect(code).toBe('slot-taken');
      expect(slots).not.toContain(target);
    }
    await clinic.ask('POST', `/appointments/${mine.appointment.reference}/cancel`, { token: mine.token, body: {} });
  }
});

test('two visits that change places at once do not hang, and neither is lost', async () => {
  const one = await clinic.booked(at(1));
  const two = await clinic.booked(at(2), { owner: { name: 'Kim Doe', email: 'kim@mail.example' } });
  const answers = await Promise.all([move(one.appointment.reference, one.token, at(2)), move(two.appointment.reference, two.token, at(1))]);
  expect(answers.map(({ status }) => status)).toEqual([409, 409]);
  expect([(await row(one.appointment.reference))['start_at'], (await row(two.appointment.reference))['start_at']]).toEqual([instant(1), instant(2)]);
});

test('too late for the owner, not for the clinic; the limit is the clinic’s', async () => {
  await settings({ freeUntilMin: 120 });
  const { appointment, token } = await clinic.booked(at(3));
  expect(appointment.freeUntil).toBe(at(3));
  expect(v.parse(Appointment, await (await confirm(appointment.reference)).json()).freeUntil).toBe(at(1));
  clinic.time.now = instant(1.01);
  expect((await refused(await move(appointment.reference, token, at(5)))).code).toBe('too-late-to-change');
  expect(await moved(await move(appointment.reference, noor.token, at(5)))).toMatchObject({ start: at(5), status: 'confirmed', freeUntil: at(3) });
  const off = await clinic.ask('POST', `/appointments/${appointment.reference}/cancel`, { token, body: {} });
  expect(v.parse(Appointment, await off.json())).toMatchObject({ status: 'cancelled', freeUntil: null });
  expect((await refused(await move(appointment.reference, token, at(6)))).code).toBe('wrong-status');
});

test('a stranger and another vet move nothing', async () => {
  const { appointment } = await clinic.booked(at(1));
  const kim = await clinic.booked(at(2), { owner: { name: 'Kim Doe', email: 'kim@mail.example' } });
  expect((await refused(await move(appointment.reference, kim.token, at(4)))).code).toBe('not-found');
  const lee = await clinic.staff('Dr. Lee Park', 'vet');
  expect((await refused(await move(appointment.reference, lee.token, at(4)))).code).toBe('not-yours');
});

test('the mails move the same calendar entry and say the new time; the token lives as long as the moved visit needs it', async () => {
  const { appointment, token } = await clinic.booked(at(1));
  await clinic.mails();
  await moved(await move(appointment.reference, token, at(24 * 4 + 2)));
  const mails = await clinic.mails();
  const mine = mails.find(({ to, subject }) => to === sam && subject.startsWith('New time'));
  expect(mine?.subject).toBe('New time: Miso’s video visit, Friday, January 11 at 11:00 AM EST');
  expect(mine?.text).toContain('Was: Monday, January 7 at 10:00 AM EST');
  const ics = mine?.calendar?.replaceAll('\r\n ', '') ?? '';
  for (const line of ['METHOD:REQUEST', `UID:${appointment.reference}@localhost`, 'SEQUENCE:1', 'DTSTART:20300111T160000Z', 'DTEND:20300111T163000Z', 'STATUS:TENTATIVE']) expect(ics.split('\r\n')).toContain(line);
  expect(ics).toMatch(/ATTENDEE[^\r]*RSVP=FALSE[^\r]*mailto:sam@mail\.example/i);
  expect(mails.find(({ to, subject }) => to === hana.email && subject.startsWith('New time'))?.text).toContain('confirm or decline the new time');
  clinic.time.now = instant(24 * 4 + 2);
  expect((await clinic.ask('GET', `/appointments/${appointment.reference}`, { token })).status).toBe(200);
});

test('a request that nobody confirms is called out to manager and front desk, once; a late yes still works', async () => {
  const { appointment } = await clinic.booked(at(30));
  await clinic.until(instant(29.83));
  expect(await typesOf()).toEqual(['appointment.requested']);
  await clinic.until(new Date(instant(30).getTime() - 600_000));
  await clinic.until(instant(30));
  expect(await typesOf()).toEqual(['appointment.requested', 'appointment.escalated']);
  for (const person of [mia, noor]) expect(await subjects(person.email)).toEqual(['Nobody has confirmed: Miso, Tuesday, January 8 at 3:00 PM EST']);
  const list = async () => v.parse(AppointmentList, await (await clinic.ask('GET', '/appointments?practitioner=all', { token: noor.token })).json()).appointments;
  expect((await list())[0]?.escalatedAt).toBe(new Date(instant(30).getTime() - 600_000).toISOString());
  expect((await confirm(appointment.reference)).status).toBe(200);
  expect((await list())[0]).toMatchObject({ status: 'confirmed', escalatedAt: null });
});

test('a near request is called out half an hour after it was booked', async () => {
  await clinic.booked(at(6));
  await clinic.until(instant(-0.51));
  expect(await typesOf()).toEqual(['appointment.requested']);
  await clinic.until(instant(-0.5));
  expect(await typesOf()).toEqual(['appointment.requested', 'appointment.escalated']);
});

test('what was answered, moved or cancelled is not called out for its old time', async () => {
  const answered = await clinic.booked(at(1));
  await confirm(answered.appointment.reference);
  const off = await clinic.booked(at(2));
  await clinic.ask('POST', `/appointments/${off.appointment.reference}/cancel`, { token: off.token, body: {} });
  const later = await clinic.booked(at(3));
  await moved(await move(later.appointment.reference, later.token, at(24 * 4 + 2)));
  await clinic.until(instant(5));
  expect(await typesOf()).not.toContain('appointment.escalated');
  await clinic.until(instant(24 * 4 + 2));
  expect((await typesOf()).filter((type) => type === 'appointment.escalated')).toHaveLength(1);
});

test('where the clinic allows it, a free colleague of the same role gets the request; both vets and the owner are told', async () => {
  await settings({ reassign: true });
  const lee = await clinic.staff('Dr. Lee Park', 'vet', { minNoticeMin: 240 });
  const { appointment } = await clinic.booked(at(6), {}, { practitioner: hana.id });
  await clinic.mails();
  await clinic.until(instant(-0.5));
  expect(await row(appointment.reference)).toMatchObject({ practitioner_id: lee.id, status: 'requested', start_at: instant(6) });
  expect(await typesOf()).toEqual(['appointment.requested', 'appointment.escalated', 'appointment.reassigned']);
  expect((await subjects(lee.email))[0]).toMatch(/^Please answer now: Miso/);
  expect((await subjects(hana.email)).at(-1)).toMatch(/^No longer yours: Miso/);
  expect((await subjects(sam)).at(-1)).toMatch(/^Miso’s visit is with Dr. Lee Park now/);
  expect((await refused(await confirm(appointment.reference))).code).toBe('not-yours');
  expect((await clinic.ask('POST', `/appointments/${appointment.reference}/confirm`, { token: lee.token })).status).toBe(200);
  await clinic.db.sql`delete from availability where staff_id = ${lee.id}`;
});

test('with nobody else free the request stays, called out', async () => {
  await settings({ reassign: true });
  const { appointment } = await clinic.booked(at(6));
  await clinic.until(instant(-0.5));
  expect(await row(appointment.reference)).toMatchObject({ practitioner_id: hana.id, status: 'requested', escalated_at: instant(-0.5) });
});

test('a held time is free again when its ten minutes are over, though nobody asks and the server was away; a booked one stays', async () => {
  const lapsed = v.parse(Hold, await (await clinic.hold(at(1))).json());
  const { appointment } = await clinic.booked(at(2));
  await clinic.until(new Date(clinic.time.now.getTime() + 599_000));
  const inTheWay = () => clinic.db.sql`select 1 from appointment where status = 'held' and not isempty(busy)`;
  expect(await inTheWay()).toHaveLength(1);
  await clinic.until(new Date(clinic.time.now.getTime() + 3_600_000));
  expect(await inTheWay()).toHaveLength(0);
  expect(await clinic.free(today)).toContain(at(1));
  expect((await row(appointment.reference))['status']).toBe('requested');
  // Nobody has come for it, so it is still theirs.
  expect((await clinic.book(lapsed.token)).status).toBe(201);
  expect(await clinic.free(today)).not.toContain(at(1));
});

test('who signs in by code books a known pet without typing it, and only their own', async () => {
  await clinic.booked(at(1), { pet: { name: 'Miso', species: 'cat', breed: 'Siamese' } });
  await clinic.booked(at(2), { pet: { name: 'Bo', species: 'dog' }, owner: { name: 'Kim Doe', email: 'kim@mail.example' } });
  const token = await clinic.ownerToken(sam);
  const petsOf = async (of: string) => v.parse(MyPets, await (await clinic.ask('GET', '/me/pets', { token: of })).json());
  const mine = await petsOf(token);
  expect(mine).toEqual({ name: 'Sam Rivera', pets: [{ id: mine.pets[0]!.id, name: 'Miso', species: 'cat', breed: 'Siamese' }] });
  const bos = (await petsOf(await clinic.ownerToken('kim@mail.example'))).pets[0]!.id;

  const held = v.parse(Hold, await (await clinic.hold(at(4), { token })).json());
  const { pet: _pet, owner: _owner, ...rest } = samAndMiso;
  const book = (more: object, of = held.token) => clinic.ask('POST', '/appointments', { token: of, body: { ...rest, ...more } });
  expect((await refused(await book({ knownPet: bos }))).code).toBe('pet-unknown');
  const { appointment } = v.parse(Booked, await (await book({ knownPet: mine.pets[0]!.id })).json());
  expect(appointment).toMatchObject({ pet: mine.pets[0], owner: { name: 'Sam Rivera' } });
  expect((await book({ knownPet: mine.pets[0]!.id })).status).toBe(201);
  expect(await clinic.db.sql`select 1 from pet`).toHaveLength(2);

  const stranger = v.parse(Hold, await (await clinic.hold(at(5))).json());
  expect((await refused(await book({ knownPet: mine.pets[0]!.id }, stranger.token))).code).toBe('bad-request');
  expect((await refused(await book({ knownPet: mine.pets[0]!.id, owner: samAndMiso.owner }, stranger.token))).code).toBe('pet-unknown');
  expect((await refused(await clinic.ask('GET', '/me/pets', { token: stranger.token }))).code).toBe('not-allowed');
});
