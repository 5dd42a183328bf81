import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { bookMiso } from '../../../test/booking-story.ts';
import { agreed } from '../../../test/agreed.ts';
import { testClinic, type Client } from '../../../test/clinic.ts';
import { CalendarSheet, ClinicTypes, ExceptionAdded, type Hours } from '../../calendar/hours.contract.ts';
import { FreeSlots } from '../../calendar/contract.ts';
import { Hold } from '../../booking/contract.ts';
import { ProblemBody } from '../../shared/problem.contract.ts';

const clinic = await testClinic();
const [ito, reyes, vale, marsh, oak] = [await clinic.as('ito'), await clinic.as('reyes'), await clinic.as('vale'), await clinic.as('marsh'), await clinic.as('oak')];
const itos = `practitioner=${clinic.people.staff.ito}`;
const { db, time } = clinic;

const monday = new Date('2030-01-07T15:00:00.000Z');
const always = { mon: [['00:00', '24:00']], tue: [['00:00', '24:00']], wed: [['00:00', '24:00']], thu: [['00:00', '24:00']], fri: [['00:00', '24:00']], sat: [['00:00', '24:00']], sun: [['00:00', '24:00']] } as const;

beforeEach(async () => {
  time.now = new Date(monday);
  await clinic.workers.idle();
  await db.sql`delete from appointment where status = 'held'`;
  await db.sql`update appointment set status = 'cancelled'`;
  await db.sql`delete from availability_exception`;
  await db.sql`update availability set weekly = ${db.sql.json(always as never)}, paused_until = null, daily_cap = null, buffer_min = 0, step_min = 30, min_notice_min = 15, revision = 1`;
});

const sheet = async (of: Client, query = '') => v.parse(CalendarSheet, await (await of.get(`/availability${query}`)).json());
const put = (of: Client, hours: unknown, revision: number, query = '') => of.put(`/availability${query}`, hours, { 'if-match': `"${revision}"` });
const problem = async (answer: Response) => {
  const body = v.parse(ProblemBody, await answer.json());
  return [answer.status, body.code, ...(body.errors ?? []).map(({ path }) => path)];
};
const freeOf = async (from: string, to = from, more = `&${itos}`) =>
  v.parse(FreeSlots, await (await clinic.client().get(`/slots?type=sick&modality=video&zone=America/Toronto&from=${from}&to=${to}${more}`)).json()).slots.map(({ start }) => start);
const hold = (start: string) => clinic.client().post('/holds', { type: 'sick', modality: 'video', start, practitioner: clinic.people.staff.ito });
const saved = async (change: Partial<Hours>) => {
  const { hours, revision } = await sheet(ito);
  const answer = await put(ito, { ...hours, ...change }, revision);
  expect(answer.status).toBe(200);
  return v.parse(CalendarSheet, await answer.json());
};

describe('hours', () => {
  test('a vet changes hers, and owners are offered other times at once', async () => {
    expect(await freeOf('2030-01-08')).toHaveLength(48);
    const { revision, hours } = await saved({ weekly: { tue: [['09:00', '10:00'], ['13:00', '14:00']] }, stepMin: 30, minNoticeMin: 30, bufferMin: 10, horizonDays: 30 });
    expect([revision, hours.bufferMin]).toEqual([2, 10]);
    expect(await freeOf('2030-01-08')).toEqual(['2030-01-08T14:00:00.000Z', '2030-01-08T14:30:00.000Z', '2030-01-08T18:00:00.000Z', '2030-01-08T18:30:00.000Z']);
  });

  test('a night shift with an end the next day, on the day the clock goes forward', async () => {
    await saved({ weekly: { sat: [['23:00', '04:00']] }, stepMin: 60, horizonDays: 90 });
    // 10 March 2030 in Toronto: 23:00 EST is 04:00 UTC; 02:00 is skipped; 04:00 EDT is 08:00 UTC. Four hours, four starts.
    expect(await freeOf('2030-03-09', '2030-03-10')).toEqual([4, 5, 6, 7].map((hour) => `2030-03-10T0${hour}:00:00.000Z`));
  });

  test('two editors: the second is shown what the first saved; the same hours twice are one save', async () => {
    const { hours } = await sheet(ito);
    const mine = { ...hours, bufferMin: 10 };
    expect((await put(ito, mine, 1)).headers.get('etag')).toBe('"2"');
    const late = await put(marsh, { ...hours, bufferMin: 20 }, 1, `?${itos}`);
    expect(late.status).toBe(412);
    const body = v.parse(v.object({ code: v.literal('revision-stale'), current: CalendarSheet }), await late.json());
    expect([body.current.revision, body.current.hours.bufferMin]).toEqual([2, 10]);
    expect((await put(ito, mine, 1)).status, 'a lost answer').toBe(200);
    expect((await sheet(ito)).revision).toBe(2);
    expect(await problem(await ito.put('/availability', mine))).toEqual([428, 'revision-needed']);
  });

  test('two at once: one saves, the other is told', async () => {
    const { hours } = await sheet(ito);
    const both = await Promise.all([10, 20].map((bufferMin) => put(ito, { ...hours, bufferMin }, 1)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('bad hours name their place and change nothing', async () => {
    const { hours } = await sheet(ito);
    const refused = async (change: object) => problem(await put(ito, { ...hours, ...change }, 1));
    expect(await refused({ weekly: { mon: [['09:00', '12:00'], ['11:00', '14:00']] } })).toEqual([422, 'windows-overlap', 'weekly.mon.1']);
    expect(await refused({ weekly: { sun: [['20:00', '08:00']], mon: [['07:00', '12:00']] } })).toEqual([422, 'windows-overlap', 'weekly.mon.0']);
    expect(await refused({ weekly: { mon: [['24:00', '05:00']] } })).toEqual([422, 'window-start', 'weekly.mon.0.0']);
    expect(await refused({ weekly: { mon: [['9', '12:00']] } })).toEqual([400, 'bad-request', 'weekly.mon.0.0']);
    expect(await refused({ weekly: { mon: [['09:00', '25:00']] } })).toEqual([400, 'bad-request', 'weekly.mon.0.1']);
    expect(await refused({ minNoticeMin: 14 })).toEqual([400, 'bad-request', 'minNoticeMin']);
    expect(await refused({ dailyCap: 0 })).toEqual([400, 'bad-request', 'dailyCap']);
    expect(await refused({ horizonDays: 366 })).toEqual([400, 'bad-request', 'horizonDays']);
    expect(await sheet(ito)).toMatchObject({ revision: 1, hours });
  });

  test('one’s own, and for managers anybody’s', async () => {
    expect((await sheet(marsh, `?${itos}`)).practitioner).toEqual({ id: clinic.people.staff.ito, name: 'Dr. Hana Ito', role: 'vet' });
    expect((await sheet(reyes)).practitioner.role).toBe('technician');
    expect(await problem(await reyes.get(`/availability?${itos}`))).toEqual([403, 'not-yours']);
    expect(await problem(await marsh.get('/availability'))).toEqual([422, 'practitioner-unknown']);
    expect(await problem(await marsh.get(`/availability?practitioner=${clinic.people.staff.vale}`))).toEqual([422, 'practitioner-unknown']);
    expect(await problem(await marsh.get(`/availability?practitioner=${clinic.people.staff.oak}`))).toEqual([422, 'practitioner-unknown']);
    expect(await problem(await vale.get('/availability'))).toEqual([403, 'not-allowed']);
    expect((await sheet(oak)).practitioner.id).toBe(clinic.people.staff.oak);
  });

  test('the daily cap counts what is held, booked and over, by the clinic’s date', async () => {
    await saved({ dailyCap: 2, weekly: { mon: [['09:00', '12:00']], tue: [['09:00', '12:00']] } });
    const tuesday = await freeOf('2030-01-08');
    expect(tuesday).toHaveLength(6);
    expect((await hold(tuesday[0]!)).status).toBe(201);
    expect(await freeOf('2030-01-08')).toHaveLength(5);
    expect((await hold(tuesday[3]!)).status).toBe(201);
    expect(await freeOf('2030-01-08')).toEqual([]);
    expect(await problem(await hold(tuesday[5]!))).toEqual([409, 'slot-taken']);
    expect(await freeOf('2030-01-14')).toHaveLength(6);
  });

  test('ten at once for a day with room for three', async () => {
    await saved({ dailyCap: 3, weekly: { tue: [['09:00', '17:00']] } });
    const wanted = (await freeOf('2030-01-08')).slice(0, 10);
    const answers = await Promise.all(wanted.map((start) => hold(start)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, ...Array(7).fill(409)]);
  });
});

describe('days that differ', () => {
  const add = (exception: object, query = '', of = ito) => of.post(`/availability/exceptions${query}`, exception);

  test('leave answers which visits would have to move; they stay booked', async () => {
    const { reference, slot } = await bookMiso(clinic);
    const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' }).format(new Date(slot.start));
    const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
    const answer = await add({ kind: 'closed', from: date, to: next, cause: 'leave', note: 'Summer' });
    expect(answer.status).toBe(201);
    const { exceptions, toMove } = v.parse(ExceptionAdded, await answer.json());
    expect(exceptions).toMatchObject([{ from: date, to: next, kind: 'closed', cause: 'leave', note: 'Summer', practitioner: clinic.people.staff.ito }]);
    const mine = slot.practitioner === clinic.people.staff.ito;
    expect(toMove.map((visit) => [visit.reference, visit.pet, visit.status])).toEqual(mine ? [[reference, 'Miso', 'requested']] : []);
    expect((await sheet(ito)).outside).toEqual(toMove);
    expect(await freeOf(date, next)).toEqual([]);
    const again = v.parse(ExceptionAdded, await (await add({ kind: 'closed', from: date })).json());
    expect(again.toMove, 'it was outside before').toEqual([]);
  });

  test('more hours, a block, other hours; taken back', async () => {
    await saved({ weekly: { tue: [['09:00', '11:00']] } });
    await add({ kind: 'add', from: '2030-01-08', windows: [['13:00', '14:00']] });
    await add({ kind: 'block', from: '2030-01-08', windows: [['09:30', '10:00']] });
    expect((await freeOf('2030-01-08')).map((start) => start.slice(11, 16))).toEqual(['14:00', '15:00', '15:30', '18:00', '18:30']);
    const { exceptions } = v.parse(ExceptionAdded, await (await add({ kind: 'replace', from: '2030-01-08', windows: [['18:00', '19:00']] })).json());
    expect((await freeOf('2030-01-08')).map((start) => start.slice(11, 16))).toEqual(['23:00', '23:30']);
    expect((await ito.send('DELETE', `/availability/exceptions/${exceptions[0]!.id}`)).status).toBe(204);
    expect(await freeOf('2030-01-08')).toHaveLength(5);
    expect((await sheet(ito)).exceptions.map(({ kind }) => kind)).toEqual(['add', 'block']);
  });

  test('a public holiday for everybody is the manager’s', async () => {
    expect(await problem(await add({ kind: 'closed', from: '2030-01-08', cause: 'holiday' }, '?practitioner=all'))).toEqual([403, 'not-yours']);
    const { exceptions } = v.parse(ExceptionAdded, await (await add({ kind: 'closed', from: '2030-01-08', cause: 'holiday', note: 'Family Day' }, '?practitioner=all', marsh)).json());
    expect(exceptions.map(({ practitioner }) => practitioner)).toContain(clinic.people.staff.reyes);
    expect(await freeOf('2030-01-08', '2030-01-08', '')).toEqual([]);
    expect((await sheet(oak)).exceptions, 'another clinic').toEqual([]);
  });

  test('dates that cannot be, with their place', async () => {
    const refused = async (exception: object) => problem(await add(exception));
    expect(await refused({ kind: 'closed', from: '2030-01-06' })).toEqual([422, 'date-past', 'from']);
    expect(await refused({ kind: 'closed', from: '2030-01-09', to: '2030-01-08' })).toEqual([422, 'dates-reversed', 'to']);
    expect(await refused({ kind: 'closed', from: '2033-01-09' })).toEqual([422, 'date-too-far', 'from']);
    expect(await refused({ kind: 'closed', from: '2030-01-09', to: '2031-02-08' })).toEqual([422, 'range-too-long', 'to']);
    expect(await refused({ kind: 'closed', from: '2030-02-30' })).toEqual([400, 'bad-request', 'from']);
    expect(await refused({ kind: 'add', from: '2030-01-09', windows: [] })).toEqual([400, 'bad-request', 'windows']);
    expect(await refused({ kind: 'add', from: '2030-01-09', windows: [['09:00', '11:00'], ['10:00', '12:00']] })).toEqual([422, 'windows-overlap', 'windows.1']);
    expect((await sheet(ito)).exceptions).toEqual([]);
  });

  test('somebody else’s, another clinic’s, and one that never was', async () => {
    const { exceptions } = v.parse(ExceptionAdded, await (await add({ kind: 'closed', from: '2030-01-08' })).json());
    const path = `/availability/exceptions/${exceptions[0]!.id}`;
    expect(await problem(await reyes.send('DELETE', path))).toEqual([403, 'not-yours']);
    expect(await problem(await oak.send('DELETE', path))).toEqual([404, 'not-found']);
    expect(await problem(await ito.send('DELETE', '/availability/exceptions/x'))).toEqual([404, 'not-found']);
    expect((await marsh.send('DELETE', path)).status).toBe(204);
    expect(await problem(await marsh.send('DELETE', path))).toEqual([404, 'not-found']);
  });
});

describe('a pause', () => {
  test('takes no new bookings for an hour, and what is held can be finished', async () => {
    const [start, other] = await freeOf('2030-01-09');
    const held = v.parse(Hold, await (await hold(start!)).json());
    const paused = v.parse(CalendarSheet, await (await ito.post('/availability/pause', { for: 'hour' })).json());
    expect(paused.pausedUntil).toBe('2030-01-07T16:00:00.000Z');
    expect(paused.revision, 'an open editor has nothing to put together').toBe(1);
    expect(await freeOf('2030-01-09')).toEqual([]);
    expect(await problem(await hold(other!))).toEqual([409, 'slot-taken']);
    const body = { pet: { name: 'Miso', species: 'cat' }, reason: 'Scratches', place: { country: 'CA' }, owner: { name: 'Sam Rivera', email: 'sam@mail.example' }, consent: { telehealth: true, privacy: true, agreement: agreed } };
    expect((await clinic.client(held.token).post('/appointments', body)).status).toBe(201);
    time.now = new Date('2030-01-07T16:00:00.000Z');
    expect((await freeOf('2030-01-09')).length).toBe(47);
    expect((await sheet(ito)).pausedUntil).toBe(null);
  });

  test('until a date, and back at once', async () => {
    const paused = v.parse(CalendarSheet, await (await marsh.post(`/availability/pause?${itos}`, { for: 'date', until: '2030-01-21' })).json());
    expect(paused.pausedUntil).toBe('2030-01-21T05:00:00.000Z');
    expect(await freeOf('2030-01-30')).toEqual([]);
    const back = v.parse(CalendarSheet, await (await ito.send('DELETE', '/availability/pause')).json());
    expect(back.pausedUntil).toBe(null);
    expect(await freeOf('2030-01-30')).toHaveLength(48);
    expect(await problem(await ito.post('/availability/pause', { for: 'date', until: '2030-01-07' }))).toEqual([422, 'date-past', 'until']);
    expect(await problem(await ito.post('/availability/pause', { for: 'ever' }))).toEqual([400, 'bad-request', 'for']);
  });
});

describe('kinds of visit', () => {
  const types = async () => v.parse(ClinicTypes, await (await marsh.get('/appointment-types')).json());
  const save = (list: unknown[], revision: number) => marsh.put('/appointment-types', { types: list }, { 'if-match': `"${revision}"` });
  const dental = { name: 'Dental check', durationMin: 45, modalities: ['in-person'], role: 'vet', priceMinor: 12_000, preparation: ['No food after midnight.'] };

  test('the manager adds one, changes one and takes one away; visits of it stay', async () => {
    const before = await types();
    const { reference, owner } = await bookMiso(clinic);
    const answer = await save([dental, ...before.types.filter(({ code }) => code !== 'sick').map((type) => ({ ...type, durationMin: 20 }))], before.revision);
    expect(answer.status).toBe(200);
    const after = v.parse(ClinicTypes, await answer.json());
    expect(after.types.map(({ code, durationMin }) => [code, durationMin])).toEqual([['dental-check', 45], ['technician', 20]]);
    const shown = v.parse(v.object({ types: v.array(v.object({ code: v.string() })) }), await (await clinic.client().get('/')).json());
    expect(shown.types.map(({ code }) => code)).toEqual(['dental-check', 'technician']);
    expect((await owner.get(`/appointments/${reference}`)).status).toBe(200);
    expect((await clinic.client().get('/slots?type=sick&modality=video&zone=UTC&from=2030-01-08&to=2030-01-08')).status).toBe(422);
    const back = await save(before.types, after.revision);
    expect(v.parse(ClinicTypes, await back.json()).types).toEqual(before.types);
  });

  test('whether owners are asked how each animal is today belongs to the kind: the clinic sets it, and who says nothing of it leaves it', async () => {
    const before = await types();
    expect(before.types.map(({ code, asksToday }) => [code, asksToday])).toEqual([['sick', true], ['technician', false]]);
    const silent = before.types.map(({ asksToday: _unsaid, ...type }) => type);
    expect(v.parse(ClinicTypes, await (await save(silent, before.revision)).json())).toEqual(before);
    const own = { ...dental, name: 'Walk-in for the unwell', asksToday: true };
    const after = v.parse(ClinicTypes, await (await save([own, dental, ...silent], before.revision)).json());
    expect(after.types.map(({ asksToday }) => asksToday)).toEqual([true, false, true, false]);
    const shown = v.parse(v.object({ types: v.array(v.object({ code: v.string(), asksToday: v.boolean() })) }), await (await clinic.client().get('/')).json());
    expect(shown.types[0]).toEqual({ code: 'walk-in-for-the-unwell', asksToday: true });
    await save(before.types, after.revision);
  });

  test('an older list is refused with the newer one; the same list is no save; bad lists name the place', async () => {
    const before = await types();
    expect(v.parse(ClinicTypes, await (await save(before.types, 0)).json()).revision).toBe(before.revision);
    const late = await save([dental], before.revision + 7);
    expect(late.status).toBe(412);
    expect(v.parse(v.object({ current: ClinicTypes }), await late.json()).current).toEqual(before);
    expect(await problem(await save([dental, { ...dental, name: 'dental CHECK' }], before.revision))).toEqual([422, 'type-name-twice', 'types.1.name']);
    expect(await problem(await save([{ ...dental, durationMin: 4 }], before.revision))).toEqual([400, 'bad-request', 'types.0.durationMin']);
    expect(await problem(await save([], before.revision))).toEqual([400, 'bad-request', 'types']);
    expect(await problem(await ito.put('/appointment-types', { types: [dental] }))).toEqual([403, 'not-allowed']);
  });
});
