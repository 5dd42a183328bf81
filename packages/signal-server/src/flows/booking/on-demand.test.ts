import { beforeEach, expect, test } from 'vitest';
import * as v from 'valibot';
import { bookingWorld, opening, samAndMiso } from '../../../test/booking.ts';
import { Appointment, Booked, FreshSlots, Hold } from '../../booking/contract.ts';
import { AppointmentList } from '../../booking/staff.contract.ts';
import { LiveCallOffer, Wait } from '../../booking/on-demand.contract.ts';
import { FoundOwners } from '../../people/search.contract.ts';
import { newId } from '../../shared/ids.ts';
import { ProblemBody } from '../../shared/problem.contract.ts';

const clinic = await bookingWorld();
const hana = await clinic.staff('Dr. Hana Ito', 'vet', {});
const lee = await clinic.staff('Dr. Lee Park', 'vet', { bufferMin: 10 });
const tess = await clinic.staff('Tess Moreau', 'technician', {});
const mia = await clinic.staff('Mia Berg', 'manager');
const noor = await clinic.staff('Noor Haddad', 'front-desk');
const sick = 'She vomited three times since this morning and does not eat';
const itchy = 'He scratches his ear';
const deadly = 'She ate rat poison and collapsed';

beforeEach(async () => {
  await clinic.empty();
  await settings({ liveCalls: true });
  clinic.time.now = new Date(at(1));
});
const at = (hours: number) => new Date(opening.getTime() + hours * 3_600_000).toISOString();
const settings = (booking: object) => clinic.db.sql`update clinic set settings = ${clinic.db.sql.json({ booking } as never)} where slug = 'maple-street'`;
const post = (path: string, token?: string, body?: object) => clinic.ask('POST', path, { token, ...(body ? { body } : {}) });
const ask = (changes: object = {}) => post('/live-calls', undefined, { ...samAndMiso, id: newId(), type: 'sick', reason: sick, ...changes });
/** Each a second after the one before. */
const asked = async (changes: object = {}) => {
  const answer = v.parse(Booked, await (await ask(changes)).json());
  clinic.time.now = new Date(clinic.time.now.getTime() + 1000);
  return answer;
};
const claim = (reference: string, who = hana) => post(`/appointments/${reference}/claim`, who.token);
const read = async <T>(schema: v.GenericSchema<unknown, T>, answer: Response) => {
  expect(answer.ok ? '' : await answer.clone().text()).toBe('');
  return v.parse(schema, await answer.json());
};
const problem = async (answer: Response) => v.parse(v.looseObject(ProblemBody.entries), await answer.json());
const wait = async (reference: string, token: string) => read(Wait, await clinic.ask('GET', `/appointments/${reference}/wait`, { token }));
const unassigned = async (token: string) => (await read(AppointmentList, await clinic.ask('GET', '/appointments?view=upcoming', { token }))).unassigned ?? [];
const offer = async (type = 'sick') => read(LiveCallOffer, await clinic.ask('GET', `/live-calls?type=${type}`));
const subjects = async (address: string) => (await clinic.mails()).filter(({ to }) => to === address).map(({ subject }) => subject).reverse();
const row = async (reference: string) => (await clinic.db.sql`select * from appointment where reference = ${reference}`)[0]!;

test('a live call is offered while it is switched on and somebody is on duty, and nothing is promised that nobody knows', async () => {
  expect(await offer()).toEqual({ standing: 'open', waiting: 0, minutes: null });
  expect(await offer('nail')).toMatchObject({ standing: 'off' });
  await settings({});
  expect(await offer()).toMatchObject({ standing: 'off' });
  expect(await problem(await ask())).toMatchObject({ status: 409, code: 'live-calls-off' });
  await settings({ liveCalls: true });
  clinic.time.now = new Date(at(8));
  expect(await offer()).toMatchObject({ standing: 'nobody-on-duty' });
  expect(await problem(await ask())).toMatchObject({ status: 409, code: 'nobody-on-duty' });
  clinic.time.now = new Date(at(1));
  for (const one of [hana, lee]) await clinic.differs(one.id, { date: '2030-01-07', kind: 'block', windows: [['09:00', '17:00']] });
  expect(await offer()).toMatchObject({ standing: 'nobody-on-duty' });
});

test('who asks waits with a place, sees it, and is told by mail; asking again is the same visit', async () => {
  const id = newId();
  const { appointment, token } = await asked({ id });
  expect(appointment).toMatchObject({ status: 'unassigned', practitioner: null, onDemand: true, start: at(1), modality: 'video', pet: { name: 'Miso' } });
  expect((await asked({ id })).appointment.reference).toBe(appointment.reference);
  expect(await problem(await ask({ id, owner: { ...samAndMiso.owner, email: 'kim@mail.example' } }))).toMatchObject({ status: 409, code: 'already-booked' });
  const second = await asked({ owner: { ...samAndMiso.owner, email: 'kim@mail.example' } });
  expect(await wait(appointment.reference, token)).toEqual({ place: 1, minutes: null, onDuty: true, escalated: false });
  expect(await wait(second.appointment.reference, second.token)).toMatchObject({ place: 2 });
  expect(await subjects('sam@mail.example')).toEqual(['Miso is on the list for a live call']);
  expect((await clinic.ask('GET', `/appointments/${second.appointment.reference}/wait`, { token })).status).toBe(404);
});

test('who is on duty and in no visit is mailed that somebody waits, once in five minutes however many ask; the manager can switch it off', async () => {
  const about = 'A live call waits: Miso';
  const told = async () => (await clinic.mails()).filter(({ subject }) => subject === about).map(({ to }) => to).sort();
  // Dr. Ito is in a visit, the technician has another role.
  await clinic.booked(at(1.5), {}, { practitioner: hana.id });
  clinic.time.now = new Date(at(1.6));
  await asked();
  expect(await told()).toEqual([lee.email]);
  await asked();
  expect(await told()).toEqual([lee.email]);
  const [letter] = (await clinic.mails()).filter(({ subject }) => subject === about);
  expect(letter?.text).not.toMatch(/vomit|limp/i);
  clinic.time.now = new Date(at(1.8));
  await asked();
  expect(await told()).toEqual([lee.email, lee.email]);
  await settings({ liveCalls: true, mailOnDuty: false });
  clinic.time.now = new Date(at(1.95));
  await asked();
  expect(await told()).toHaveLength(2);
});

test('the board shows the most urgent first, then those that wait longest, with what was told', async () => {
  const mild = await asked({ reason: itchy });
  const first = await asked({ pet: { name: 'Rex', species: 'dog' } });
  const second = await asked({ pet: { name: 'Luna', species: 'cat' } });
  const rows = await unassigned(tess.token);
  expect(rows.map(({ reference }) => reference)).toEqual([first, second, mild].map(({ appointment }) => appointment.reference));
  expect(rows[0]).toMatchObject({ triage: { urgency: 'urgent', decided: false, summary: expect.stringContaining('vomited three times') }, unassigned: { since: first.appointment.start, role: 'vet' } });
  expect(await wait(mild.appointment.reference, mild.token)).toMatchObject({ place: 3 });
});

test('an emergency that nobody decided keeps its place and its level when its owner tells again and it sounds calmer', async () => {
  const first = await asked({ pet: { name: 'Rex', species: 'dog' } });
  const worst = await asked({ pet: { name: 'Luna', species: 'cat' } });
  const tell = (text: string) => post('/triage', worst.token, { species: 'cat', text, answers: {}, keep: { petName: 'Luna' } });
  const standing = async () => (await unassigned(tess.token)).map(({ reference, triage }) => [reference, triage?.urgency]);
  await tell('She collapsed and cannot stand');
  clinic.time.now = new Date(clinic.time.now.getTime() + 1000);
  await tell('She is fine again, only an itchy ear');
  expect(await standing()).toEqual([[worst.appointment.reference, 'emergency'], [first.appointment.reference, 'urgent']]);
  expect(await wait(worst.appointment.reference, worst.token)).toMatchObject({ place: 1 });
  expect(await wait(first.appointment.reference, first.token)).toMatchObject({ place: 2 });
});

test('a claim writes who and when at once; an overlapping booking refuses with the reason, and nothing is half written', async () => {
  const booked = await clinic.booked(at(1.5), {}, { practitioner: hana.id });
  const { appointment: { reference }, token } = await asked();
  const before = await row(reference);
  clinic.time.now = new Date(at(1.25));
  expect(await problem(await claim(reference))).toMatchObject({ status: 409, code: 'calendar-conflict', conflict: { reference: booked.appointment.reference, start: at(1.5), end: at(2) } });
  expect(await row(reference)).toEqual(before);
  expect(await read(Appointment, await claim(reference, lee))).toMatchObject({ status: 'confirmed', practitioner: { name: 'Dr. Lee Park' }, start: at(1.25), end: at(1.75) });
  expect((await clinic.ask('GET', `/appointments/${reference}/wait`, { token })).status).toBe(404);
  expect(await subjects('sam@mail.example')).toContain('Dr. Lee Park is ready for Miso now');
  // Ten minutes of buffer after it are Dr. Park's, too.
  const other = await asked();
  clinic.time.now = new Date(at(1.75));
  expect(await problem(await claim(other.appointment.reference, lee))).toMatchObject({ code: 'calendar-conflict', conflict: { reference } });
});

test('only the right role claims', async () => {
  const { appointment: { reference } } = await asked();
  expect(await problem(await claim(reference, tess))).toMatchObject({ status: 403, code: 'not-yours' });
  for (const one of [mia, noor]) expect((await claim(reference, one)).status).toBe(403);
});

test('given back: a booked visit keeps time, link and reference, waits for somebody else, and can be claimed or moved', async () => {
  const { appointment: { reference }, token } = await clinic.booked(at(4), { reason: itchy }, { practitioner: hana.id });
  await post(`/appointments/${reference}/confirm`, hana.token);
  expect(await problem(await post(`/appointments/${reference}/release`, lee.token))).toMatchObject({ status: 403, code: 'not-yours' });
  expect((await post(`/appointments/${reference}/release`, noor.token)).status).toBe(403);
  expect(await read(Appointment, await post(`/appointments/${reference}/release`, hana.token))).toMatchObject({ status: 'unassigned', practitioner: null, start: at(4), reference });
  expect(await clinic.free('2030-01-07', `&practitioner=${hana.id}`)).toContain(at(4));
  expect(await subjects('sam@mail.example')).toContainEqual(expect.stringMatching(/^We look for somebody else for Miso/));
  expect(await read(Appointment, await clinic.ask('GET', `/appointments/${reference}`, { token }))).toMatchObject({ status: 'unassigned', freeUntil: at(4) });
  expect(await read(Appointment, await claim(reference, lee))).toMatchObject({ status: 'confirmed', start: at(4), end: at(4.5), practitioner: { name: 'Dr. Lee Park' } });
  expect(await subjects('sam@mail.example')).toContainEqual(expect.stringMatching(/^Dr. Lee Park will see Miso/));
  await post(`/appointments/${reference}/release`, mia.token);
  const moved = await read(Appointment, await clinic.ask('POST', `/appointments/${reference}/reschedule`, { token, body: { start: at(6) } }));
  expect(moved).toMatchObject({ status: 'requested', start: at(6) });
  expect(moved.practitioner).not.toBeNull();
});

test('nobody claims it: after five minutes the desk and the manager are told, and the owner what to do if it gets worse', async () => {
  const { appointment: { reference }, token } = await asked();
  await clinic.until(new Date(at(1)));
  expect(await wait(reference, token)).toMatchObject({ escalated: false });
  await clinic.until(new Date(Date.parse(at(1)) + 5 * 60_000));
  expect(await wait(reference, token)).toMatchObject({ escalated: true });
  const mails = await clinic.mails();
  const told = mails.filter(({ subject }) => subject === 'Nobody has claimed: Miso, live call').map(({ to }) => to);
  expect(told.sort()).toEqual([mia.email, noor.email].sort());
  expect(mails.find(({ to, subject }) => to === 'sam@mail.example' && subject.includes('still waits'))?.text).toContain('emergency hospital now');
  expect((await claim(reference)).status).toBe(200);
});

test('the owner leaves the list', async () => {
  const { appointment: { reference }, token } = await asked();
  expect(await read(Appointment, await clinic.ask('POST', `/appointments/${reference}/cancel`, { token, body: {} }))).toMatchObject({ status: 'cancelled', practitioner: null });
  expect(await unassigned(hana.token)).toEqual([]);
  expect(await problem(await claim(reference))).toMatchObject({ status: 409, code: 'wrong-status' });
});

test('waiting times come from the calls of the last weeks', async () => {
  for (const [n, start] of [at(1.5), at(2), at(3)].entries()) {
    const { appointment: { reference } } = await clinic.booked(start, {}, { practitioner: hana.id });
    await clinic.db.sql`update consult set state = 'ended', started_at = ${at(-30)}, ended_at = ${new Date(Date.parse(at(-30)) + (10 + n) * 60_000)} where reference = ${reference}`;
    await clinic.db.sql`update appointment set status = 'done' where reference = ${reference}`;
  }
  const [first, second, third] = [await asked(), await asked(), await asked()];
  expect(await Promise.all([first, second, third].map(async ({ appointment, token }) => (await wait(appointment.reference, token)).minutes))).toEqual([5, 5, 15]);
  expect(await offer()).toEqual({ standing: 'open', waiting: 3, minutes: 15 });
});

// ---- the server judges the time ----

test('what is urgent is not booked for next week by video, and says why; the desk may', async () => {
  const held = v.parse(Hold, await (await clinic.hold(at(24 + 1))).json());
  const refused = await problem(await clinic.book(held.token, { reason: sick }));
  expect(refused).toMatchObject({ status: 409, code: 'too-urgent', urgency: 'urgent', slots: [] });
  expect(refused.detail).toContain('in person today');
  expect(await problem(await clinic.book(held.token, { reason: deadly }))).toMatchObject({ status: 409, code: 'emergency-now' });
  expect((await clinic.book(held.token, { reason: itchy })).status).toBe(201);
  await clinic.db.sql`update appointment_type set modalities = ${['video', 'in-person']} where code = 'sick'`;
  try {
    const tomorrow = v.parse(Hold, await (await clinic.hold(at(24 + 2), { modality: 'in-person' })).json());
    const offered = await problem(await clinic.book(tomorrow.token, { reason: sick }));
    expect(v.parse(FreshSlots, offered).slots[0]?.start).toBe(at(1.5));
    const today = v.parse(Hold, await (await clinic.hold(at(1.5), { modality: 'in-person' })).json());
    const { appointment, token } = await read(Booked, await clinic.book(today.token, { reason: sick }));
    const later = { token, body: { start: at(24 + 3) } };
    const move = () => clinic.ask('POST', `/appointments/${appointment.reference}/reschedule`, later);
    expect(await problem(await move())).toMatchObject({ code: 'too-urgent' });
    // Nor where it is told again, more calmly, before anybody decided.
    clinic.time.now = new Date(clinic.time.now.getTime() + 1000);
    await post('/triage', token, { species: 'cat', text: itchy, answers: {}, keep: {} });
    expect(await problem(await move())).toMatchObject({ code: 'too-urgent' });
    expect((await clinic.ask('POST', `/appointments/${appointment.reference}/reschedule`, { ...later, token: noor.token })).status).toBe(200);
  } finally {
    await clinic.db.sql`update appointment_type set modalities = ${['video', 'phone']} where code = 'sick'`;
  }
});

test('the assessment that led here counts from the first step, until somebody decides otherwise', async () => {
  const told = { species: 'cat', text: sick, answers: { eating: 'none' } };
  const { assessment } = (await (await post('/triage', undefined, { ...told, keep: { petName: 'Miso' } })).json()) as { assessment: string };
  expect(await problem(await clinic.hold(at(30), { assessment }))).toMatchObject({ status: 409, code: 'too-urgent', urgency: 'urgent' });
  await post(`/triage-assessments/${assessment}/decision`, tess.token, { level: 'routine', reason: 'Ate again on the phone.' });
  const held = v.parse(Hold, await (await clinic.hold(at(30), { assessment })).json());
  const { appointment } = await read(Booked, await clinic.book(held.token, { reason: sick, assessment }));
  const [kept] = await clinic.db.sql`select count(*)::int as n from triage_assessment where appointment_id = (select id from appointment where reference = ${appointment.reference})`;
  expect(kept).toEqual({ n: 1 });
});

// ---- several animals, and how they come ----

test('four animals come in one visit, each once, with one consult', async () => {
  const held = v.parse(Hold, await (await clinic.hold(at(3))).json());
  const morePets = [{ name: 'Rex', species: 'dog' }, { name: 'miso', species: 'Cat' }, { name: 'Luna', species: 'cat', age: '2y' }];
  const body = { ...samAndMiso, morePets };
  const { appointment, token } = await read(Booked, await post('/appointments', held.token, body));
  expect(appointment.otherPets?.map(({ name }) => name)).toEqual(['Rex', 'Luna']);
  expect(await clinic.db.sql`select 1 from consult`).toHaveLength(1);
  const mine = await clinic.ownerToken('sam@mail.example');
  const { pets } = (await (await clinic.ask('GET', '/me/pets', { token: mine })).json()) as { pets: { name: string }[] };
  expect(pets.map(({ name }) => name).sort()).toEqual(['Luna', 'Miso', 'Rex']);
  expect((await clinic.mails()).find(({ to }) => to === 'sam@mail.example')?.text).toContain('Miso, Rex, Luna');
  expect((await post('/holds', token, { type: 'sick', modality: 'video', start: at(5) })).status).toBe(201);
  expect((await post('/appointments', held.token, { ...body, morePets: [...morePets, { name: 'Fifth', species: 'cat' }] })).status).toBe(400);
});

test('the reason is read for every animal: what can wait for a dog is an emergency for the rabbit that comes along', async () => {
  const held = v.parse(Hold, await (await clinic.hold(at(4))).json());
  const [rex, nut] = [{ name: 'Rex', species: 'dog' }, { name: 'Nut', species: 'rabbit' }];
  const reason = 'They have not eaten since yesterday';
  expect(await problem(await clinic.book(held.token, { reason, pet: rex, morePets: [nut] }))).toMatchObject({ status: 409, code: 'emergency-now' });
  expect((await clinic.book(held.token, { reason, pet: rex })).status).toBe(201);
  // On the phone the desk may; what is kept is of the rabbit.
  const onPhone = v.parse(Hold, await (await clinic.ask('POST', '/holds', { token: noor.token, body: { type: 'sick', modality: 'video', start: at(5) } })).json());
  const booked = await read(Appointment, await clinic.ask('POST', '/appointments/on-behalf', { token: noor.token, body: { ...samAndMiso, reason, pet: rex, morePets: [nut], hold: onPhone.token } }));
  expect(await clinic.db.sql`select pet_name, suggested from triage_assessment where appointment_id = (select id from appointment where reference = ${booked.reference})`).toEqual([{ pet_name: 'Nut', suggested: 'emergency' }]);
});

test('how each animal of a visit is today is read with it: the one that comes along may be the worse', async () => {
  const held = v.parse(Hold, await (await clinic.hold(at(7))).json());
  const tom = { name: 'Tom', species: 'cat', sex: 'male' } as const;
  const [reason, rex] = ['Both scratch their ears', { name: 'Rex', species: 'dog' }];
  const told = (urinating: 'normal' | 'straining') => ({ reason, pet: rex, answers: { urinating: 'normal' as const }, morePets: [{ ...tom, answers: { urinating } }] });
  expect(await problem(await clinic.book(held.token, told('straining')))).toMatchObject({ status: 409, code: 'emergency-now' });
  expect((await clinic.book(held.token, told('normal'))).status).toBe(201);
  // A known animal says it the same way, and the desk may book: what is kept is of the one that is worse off.
  const sam = await clinic.ownerToken('sam@mail.example');
  const { pets } = (await (await clinic.ask('GET', '/me/pets', { token: sam })).json()) as { pets: { id: string; name: string }[] };
  const onPhone = v.parse(Hold, await (await clinic.ask('POST', '/holds', { token: noor.token, body: { type: 'sick', modality: 'video', start: at(5) } })).json());
  const [owner] = await clinic.db.sql<{ id: string }[]>`select id from owner`;
  const body = { ...samAndMiso, owner: undefined, knownOwner: owner?.id, reason, pet: rex, morePets: [{ knownPet: pets.find(({ name }) => name === 'Tom')?.id, answers: { urinating: 'straining' } }], hold: onPhone.token };
  const { reference } = await read(Appointment, await clinic.ask('POST', '/appointments/on-behalf', { token: noor.token, body }));
  expect(await clinic.db.sql`select pet_name, suggested, request -> 'answers' as answers from triage_assessment where appointment_id = (select id from appointment where reference = ${reference})`)
    .toEqual([{ pet_name: 'Tom', suggested: 'emergency', answers: { urinating: 'straining' } }]);
});

test('how a sick animal is today counts, of the one it was asked about, and is kept with the visit', async () => {
  const held = v.parse(Hold, await (await clinic.hold(at(6))).json());
  const tom = { name: 'Miso', species: 'cat', sex: 'male' } as const;
  const reason = 'He scratches his left ear';
  // The words alone can wait; that nothing comes cannot.
  expect(await problem(await clinic.book(held.token, { reason, pet: tom, answers: { urinating: 'straining' } }))).toMatchObject({ status: 409, code: 'emergency-now' });
  const answers = { eating: 'less', urinating: 'normal', behaviour: 'quiet' } as const;
  const { appointment } = await read(Booked, await clinic.book(held.token, { reason, pet: tom, answers, morePets: [{ name: 'Rex', species: 'dog' }] }));
  expect(await clinic.db.sql`select pet_name, request -> 'answers' as answers from triage_assessment where appointment_id = (select id from appointment where reference = ${appointment.reference})`).toEqual([{ pet_name: 'Miso', answers }]);
});

test('what triage says of arriving reaches owner, mail and staff', async () => {
  const held = v.parse(Hold, await (await clinic.hold(at(3))).json());
  const { appointment, token } = await read(Booked, await clinic.book(held.token, { reason: 'A mild cough since two days. He is very anxious at the vet.', pet: { name: 'Rex', species: 'dog' } }));
  expect(appointment.advice?.isolation).toMatch(/car/);
  expect(await read(Appointment, await clinic.ask('GET', `/appointments/${appointment.reference}`, { token }))).toEqual(appointment);
  const mail = (await clinic.mails()).find(({ to }) => to === 'sam@mail.example');
  expect(mail?.text).toContain(appointment.advice!.isolation!);
  const rows = await read(AppointmentList, await clinic.ask('GET', '/appointments?view=upcoming&practitioner=all', { token: noor.token }));
  expect(rows.appointments[0]?.advice).toEqual(appointment.advice);
});

test('a hundred claims of one consult: one wins, the others are told who has it', async () => {
  const { appointment: { reference } } = await asked();
  const vets = await Promise.all(Array.from({ length: 10 }, (_, n) => clinic.staff(`Dr. Vet ${n}`, 'vet', {})));
  const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => claim(reference, vets[n % 10])));
  const won = await Promise.all(answers.filter(({ ok }) => ok).map((answer) => read(Appointment, answer)));
  const winner = won[0]!.practitioner!.name;
  // Pressing twice is the same as once: all that won are one person's.
  expect(new Set(won.map(({ practitioner }) => practitioner?.name))).toEqual(new Set([winner]));
  const lost = await Promise.all(answers.filter(({ ok }) => !ok).map(problem));
  expect(lost.length).toBeGreaterThanOrEqual(90);
  for (const each of lost) expect(each).toMatchObject({ status: 409, code: 'claimed-already', by: winner });
  expect(await clinic.db.sql`select 1 from event where type = 'appointment.claimed'`).toHaveLength(1);
});

// ---- the desk books for an owner on the phone ----

test('the desk books for somebody new: the consent says who read it out, and what is urgent is theirs to judge', async () => {
  const held = v.parse(Hold, await (await clinic.hold(at(30), { token: noor.token })).json());
  const body = { ...samAndMiso, reason: sick, hold: held.token };
  const appointment = await read(Appointment, await post('/appointments/on-behalf', noor.token, body));
  expect(appointment).toMatchObject({ status: 'requested', start: at(30), reference: held.reference, owner: { name: 'Sam Rivera' } });
  expect((await row(held.reference))['consent']).toMatchObject({ telehealth: true, name: 'Sam Rivera', toldBy: { id: noor.id, name: 'Noor Haddad' }, at: clinic.time.now.toISOString() });
  expect(await read(Appointment, await post('/appointments/on-behalf', noor.token, body))).toEqual(appointment);
  expect(await problem(await post('/appointments/on-behalf', noor.token, { ...body, owner: { name: 'Kim Doe', email: 'kim@mail.example' } }))).toMatchObject({ code: 'already-booked' });
  expect((await post('/appointments/on-behalf', held.token, body)).status).toBe(403);
  const [event] = await clinic.db.sql`select actor_kind, actor_id from event where type = 'appointment.requested'`;
  expect(event).toEqual({ actor_kind: 'staff', actor_id: noor.id });
});

test('a phone number is enough for the desk', async () => {
  const held = v.parse(Hold, await (await clinic.hold(at(3), { token: noor.token })).json());
  const appointment = await read(Appointment, await post('/appointments/on-behalf', noor.token, { ...samAndMiso, owner: { name: 'Kim Doe', phone: '416-555-0188' }, hold: held.token }));
  expect(appointment).toMatchObject({ status: 'requested', owner: { name: 'Kim Doe' } });
  expect((await read(FoundOwners, await post('/owners/search', noor.token, { text: '0188' }))).owners).toMatchObject([{ name: 'Kim Doe', email: null, phone: '0188' }]);
});

test('the desk finds an owner by name, pet or number, sees hints of the contact only, and books a known pet', async () => {
  await clinic.booked(at(2));
  const find = async (text: string) => read(FoundOwners, await post('/owners/search', noor.token, { text }));
  const [sam] = (await find('rivera')).owners;
  expect(sam).toMatchObject({ name: 'Sam Rivera', email: 's…@mail.example', phone: '0162', pets: [{ name: 'Miso', species: 'cat', age: '5y' }] });
  for (const text of ['miso', '5550162', 'sam@mail']) expect((await find(text)).owners, text).toEqual([sam]);
  for (const text of ['nobody', '%%', '016']) expect((await find(text)).owners, text).toEqual([]);
  const held = v.parse(Hold, await (await clinic.hold(at(5), { token: noor.token })).json());
  const { owner: _owner, pet: _pet, ...visit } = samAndMiso;
  const known = { ...visit, hold: held.token, knownOwner: sam!.id, knownPet: sam!.pets[0]!.id };
  expect(await read(Appointment, await post('/appointments/on-behalf', noor.token, known))).toMatchObject({ pet: { id: sam!.pets[0]!.id }, owner: { name: 'Sam Rivera' } });
  expect(await clinic.db.sql`select 1 from owner`).toHaveLength(1);
});
