import { beforeEach, expect, test } from 'vitest';
import * as v from 'valibot';
import { bookingWorld, opening } from '../../test/booking.ts';
import { Hold } from '../booking/contract.ts';
import { FreeSlots } from '../calendar/contract.ts';
import { setAvailability } from '../calendar/store.ts';
import { transaction } from '../database/transaction.ts';
import { endWork } from '../people/store.ts';

const clinic = await bookingWorld();
const hana = await clinic.staff('Dr. Hana Ito', 'vet', {});
const lee = await clinic.staff('Dr. Lee Park', 'vet', {});
await clinic.staff('Tess Moreau', 'technician', {});
await clinic.staff('Dr. Not Bookable', 'vet');
beforeEach(() => clinic.empty());

const at = (hours: number) => new Date(opening.getTime() + hours * 3_600_000).toISOString();
const monday = '2030-01-07';
const slots = async (query: string) => {
  const answer = await clinic.ask('GET', `/slots?type=sick&modality=video&zone=America/Toronto&${query}`);
  expect(answer.status).toBe(200);
  return v.parse(FreeSlots, await answer.json());
};
const code = async (query: string) => {
  const answer = await clinic.ask('GET', `/slots?${query}`);
  return [answer.status, ((await answer.json()) as { code: string }).code];
};
const held = async (start: string, practitioner?: string) => v.parse(Hold, await (await clinic.hold(start, practitioner ? { practitioner } : {})).json());

test('a day of two vets: each half hour once, to the end of the day', async () => {
  const { zone, slots: day } = await slots(`from=${monday}&to=${monday}`);
  expect(zone).toBe('America/Toronto');
  expect(day).toHaveLength(16);
  expect(day[0]).toMatchObject({ start: at(0), end: at(0.5) });
  expect(day.at(-1)).toMatchObject({ start: at(7.5), end: at(8) });
});

test('anybody: two owners get the two vets, the third is refused; a busy vet is spared', async () => {
  const [first, second] = [await held(at(1)), await held(at(1))];
  expect(new Set([first.practitioner.id, second.practitioner.id])).toEqual(new Set([hana.id, lee.id]));
  expect((await clinic.hold(at(1))).status).toBe(409);
  await held(at(2), hana.id);
  const { slots: day } = await slots(`from=${monday}&to=${monday}`);
  expect(new Set(day.filter(({ start }) => start !== at(2)).map(({ practitioner }) => practitioner))).toEqual(new Set([lee.id]));
  expect((await held(at(3))).practitioner.id).toBe(lee.id);
});

test('one vet by name has her own times only', async () => {
  await held(at(1), hana.id);
  const hers = await slots(`from=${monday}&to=${monday}&practitioner=${hana.id}`);
  expect(hers.slots).toHaveLength(15);
  expect(new Set(hers.slots.map(({ practitioner }) => practitioner))).toEqual(new Set([hana.id]));
});

test('dates are the viewer’s: a day in Tokyo is the rest of Monday and the first hour of Tuesday in Toronto', async () => {
  const answer = await clinic.ask('GET', '/slots?type=sick&modality=video&from=2030-01-08&to=2030-01-08&zone=Asia/Tokyo');
  const starts = v.parse(FreeSlots, await answer.json()).slots.map(({ start }) => start);
  expect(starts).toHaveLength(16);
  expect([starts[0], ...starts.slice(-3)]).toEqual([at(1), at(7.5), at(24), at(24.5)]);
});

test('the notice, the horizon, days off and the end of a locum’s work all close times', async () => {
  clinic.time.now = new Date(at(0.5));
  expect((await slots(`from=${monday}&to=${monday}`)).slots[0]?.start).toBe(at(1));
  expect((await slots('from=2030-03-08&to=2030-03-31')).slots.map(({ start }) => start)).toEqual([at(60 * 24), at(60 * 24 + 0.5)]);

  await clinic.differs(hana.id, { date: '2030-01-08', kind: 'closed' });
  await clinic.differs(lee.id, { date: '2030-01-08', kind: 'replace', windows: [['12:00', '13:00']] });
  expect((await slots('from=2030-01-08&to=2030-01-08')).slots).toEqual([
    { start: at(27), end: at(27.5), practitioner: lee.id },
    { start: at(27.5), end: at(28), practitioner: lee.id },
  ]);

  await transaction(clinic.db, (tx) => endWork(tx, clinic.scope, lee.id, new Date(at(50))));
  const wednesday = await slots(`from=2030-01-09&to=2030-01-10&practitioner=${lee.id}`);
  expect(wednesday.slots.at(-1)?.start).toBe(at(50));
  await transaction(clinic.db, (tx) => endWork(tx, clinic.scope, lee.id, null));
});

test('the gap between visits is kept on both sides, the longer one of then and now', async () => {
  const hours = { weekly: { mon: [['09:00', '12:00'] as const] }, stepMin: 30, bufferMin: 20, minNoticeMin: 15, horizonDays: 60 };
  await transaction(clinic.db, (tx) => setAvailability(tx, clinic.scope, hana.id, hours));
  await held(at(1), hana.id);
  const starts = async () => (await slots(`from=${monday}&to=${monday}&practitioner=${hana.id}`)).slots.map(({ start }) => start);
  expect(await starts()).toEqual([at(0), at(2), at(2.5)]);
  await transaction(clinic.db, (tx) => setAvailability(tx, clinic.scope, hana.id, { ...hours, bufferMin: 0 }));
  expect(await starts()).toEqual([at(0), at(0.5), at(2), at(2.5)]);
  for (const start of await starts()) expect((await clinic.hold(start, { practitioner: hana.id })).status).toBe(201);
  await transaction(clinic.db, (tx) => setAvailability(tx, clinic.scope, hana.id, { ...hours, weekly: { mon: [['09:00', '17:00']] }, bufferMin: 0 }));
});

test.each([
  ['type=surgery&modality=video&from=2030-01-07&to=2030-01-07&zone=America/Toronto', 422, 'type-unknown'],
  ['type=nail&modality=video&from=2030-01-07&to=2030-01-07&zone=America/Toronto', 422, 'type-unknown'],
  ['type=sick&modality=video&from=2030-01-07&to=2030-02-07&zone=America/Toronto', 422, 'range-too-long'],
  ['type=sick&modality=video&from=2030-01-07&to=2030-01-07&zone=Mars/Base', 400, 'bad-request'],
  ['type=sick&modality=video&from=2030-02-31&to=2030-03-01&zone=America/Toronto', 400, 'bad-request'],
  ['type=sick&modality=video&from=2030-01-07&zone=America/Toronto', 400, 'bad-request'],
])('refuses %s with %i', async (query, status, problem) => {
  expect(await code(query)).toEqual([status, problem]);
});

test('31 days are the most, and a vet whom nobody can book is unknown', async () => {
  expect(await code('type=sick&modality=video&from=2030-01-07&to=2030-02-06&zone=America/Toronto')).toEqual([200, undefined]);
  expect(await code('type=sick&modality=video&from=2030-01-07&to=2030-01-07&zone=America/Toronto&practitioner=00000000-0000-4000-8000-000000000000')).toEqual([422, 'practitioner-unknown']);
  for (const none of ['from=2030-01-09&to=2030-01-07', 'from=2030-03-01&to=2030-01-07', 'from=0000-01-01&to=0000-01-02', 'from=9999-12-31&to=9999-12-31', 'from=9999-12-31&to=0000-01-01'])
    expect((await slots(none)).slots).toEqual([]);
});
