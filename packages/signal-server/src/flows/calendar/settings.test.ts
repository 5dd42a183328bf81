import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { bookMiso } from '../../../test/booking-story.ts';
import { testClinic, type Client } from '../../../test/clinic.ts';
import { FreeSlots } from '../../calendar/contract.ts';
import { CalendarSheet } from '../../calendar/hours.contract.ts';
import { BookingRules, HolidaySheet, HolidaysSaved } from '../../calendar/settings.contract.ts';

const clinic = await testClinic();
const { db, time, people } = clinic;
const [ito, park, vale, marsh] = [await clinic.as('ito'), await clinic.as('park'), await clinic.as('vale'), await clinic.as('marsh')];
const monday = new Date('2030-01-07T15:00:00.000Z');

beforeEach(async () => {
  time.now = new Date(monday);
  await clinic.workers.idle();
  await db.sql`delete from appointment where status = 'held'`;
  await db.sql`update appointment set status = 'cancelled'`;
  await db.sql`delete from availability_exception`;
  await db.sql`update availability set confirm_s = 900, daily_cap = null, min_notice_min = 15, horizon_days = 60`;
  await db.sql`update clinic set settings = '{}', booking_revision = 1, holidays_revision = 1`;
});

const code = async (answer: Response) => [answer.status, v.parse(v.object({ code: v.string() }), await answer.json()).code];
const freeOf = async (date: string, more = '') =>
  v.parse(FreeSlots, await (await clinic.client().get(`/slots?type=sick&modality=video&zone=America/Toronto&from=${date}&to=${date}${more}`)).json()).slots;
const itos = `&practitioner=${people.staff.ito}`;
const hold = (start: string) => clinic.client().post('/holds', { type: 'sick', modality: 'video', start });

describe('public holidays', () => {
  const read = async (of: Client = marsh) => v.parse(HolidaySheet, await (await of.get('/holidays')).json());
  const save = (closed: string[], revision: number, region: string | null = 'ON') => marsh.put('/holidays', { region, closed }, { 'if-match': `"${revision}"` });
  const saved = async (closed: string[]) => v.parse(HolidaysSaved, await (await save(closed, (await read()).revision)).json());

  test('the list of the clinic’s country: where and when for two years, and where it is from', async () => {
    const { country, region, closed, days, regions, source } = await read();
    expect([country, region, closed, regions.length]).toEqual(['CA', null, [], 13]);
    expect(days.find((day) => day.code === 'family-day')).toEqual({ code: 'family-day', name: 'Family Day', everywhere: false, regions: ['AB', 'BC', 'NB', 'ON', 'SK'], dates: ['2030-02-18', '2031-02-17'] });
    expect(days.find((day) => day.code === 'victoria-day')).toMatchObject({ everywhere: true, dates: ['2030-05-20', '2031-05-19'] });
    expect(source).toEqual({ address: expect.stringMatching(/^https:\/\/www\.canada\.ca/), written: expect.stringMatching(/^20\d\d-\d\d$/) });
  });

  test('a closed holiday is offered to nobody, this year and each year; its booked visits are told', async () => {
    time.now = new Date('2030-02-17T15:00:00.000Z');
    const miso = await bookMiso(clinic, { start: '2030-02-18T15:00:00.000Z' });
    expect(await freeOf('2030-02-18')).toHaveLength(48);
    const { sheet, toMove } = await saved(['family-day']);
    expect([sheet.closed, sheet.region, sheet.revision]).toEqual([['family-day'], 'ON', 2]);
    expect(toMove).toMatchObject([{ reference: miso.reference, practitioner: people.staff.ito, pet: 'Miso' }]);
    expect(await freeOf('2030-02-18')).toEqual([]);
    expect(await freeOf('2030-02-19')).toHaveLength(48);
    expect(await code(await hold('2030-02-18T17:00:00.000Z'))).toEqual([422, 'slot-unknown']);
    const own = v.parse(CalendarSheet, await (await ito.get('/availability')).json());
    expect([own.holidays[0], own.outside.map(({ reference }) => reference)]).toEqual([{ date: '2030-02-18', name: 'Family Day' }, [miso.reference]]);
    time.now = new Date('2031-02-16T15:00:00.000Z');
    expect(await freeOf('2031-02-17')).toEqual([]);
    time.now = new Date('2030-02-17T15:00:00.000Z');
    await saved([]);
    expect(await freeOf('2030-02-18')).toHaveLength(48);
  });

  test('who works on one anyway writes other hours for it', async () => {
    await saved(['family-day']);
    await ito.post('/availability/exceptions', { kind: 'replace', from: '2030-02-18', windows: [['09:00', '10:00']] });
    expect(await freeOf('2030-02-18', itos)).toHaveLength(2);
    expect(await freeOf('2030-02-18', `&practitioner=${people.staff.park}`)).toEqual([]);
  });

  test('two managers: the second is shown what the first saved; the same twice is one save', async () => {
    expect((await save(['canada-day'], 1)).headers.get('etag')).toBe('"2"');
    expect((await save(['canada-day'], 1)).status).toBe(200);
    const late = await save(['christmas'], 1);
    expect(late.status).toBe(412);
    expect(v.parse(v.object({ current: HolidaySheet }), await late.json()).current).toMatchObject({ revision: 2, closed: ['canada-day'] });
    expect(await code(await marsh.put('/holidays', { region: null, closed: [] }))).toEqual([428, 'revision-needed']);
    expect(await code(await save(['thanksgiving-in-japan'], 2))).toEqual([422, 'holiday-unknown']);
    expect(await code(await save([], 2, 'XX'))).toEqual([422, 'holiday-unknown']);
    expect([await code(await ito.get('/holidays')), await code(await vale.get('/holidays'))]).toEqual([[403, 'not-allowed'], [403, 'not-allowed']]);
  });

  test('a country without a list says so', async () => {
    await db.sql`update clinic set country = 'JP' where slug = 'oak-lane'`;
    expect(await read(await clinic.as('oakManager'))).toMatchObject({ country: 'JP', days: [], regions: [], source: null });
  });
});

describe('the clinic’s rules of booking', () => {
  const read = async () => v.parse(BookingRules, await (await marsh.get('/booking-settings')).json());
  const save = async (change: Partial<BookingRules>) => {
    const { revision, ...rules } = await read();
    return v.parse(BookingRules, await (await marsh.put('/booking-settings', { ...rules, ...change }, { 'if-match': `"${revision}"` })).json());
  };

  test('least notice, most days ahead and most visits a day hold for everybody, narrower ones of their own stay', async () => {
    await save({ minNoticeMin: 120, horizonDays: 10, dailyCap: 2 });
    // 10:00 in Toronto: the first free start is at noon.
    expect((await freeOf('2030-01-07'))[0]?.start).toBe('2030-01-07T17:00:00.000Z');
    expect(await freeOf('2030-01-18')).toEqual([]);
    expect(await freeOf('2030-01-16')).not.toEqual([]);
    for (const start of ['2030-01-08T15:00:00.000Z', '2030-01-08T16:00:00.000Z']) await bookMiso(clinic, { start });
    expect(await freeOf('2030-01-08', itos)).toEqual([]);
    expect(await freeOf('2030-01-08')).not.toEqual([]);
    await db.sql`update availability set min_notice_min = 360, daily_cap = 1 where staff_id = ${people.staff.ito}`;
    expect((await freeOf('2030-01-07', itos))[0]?.start).toBe('2030-01-07T21:00:00.000Z');
    expect(v.parse(CalendarSheet, await (await ito.get('/availability')).json()).clinic).toEqual({ minNoticeMin: 120, horizonDays: 10, dailyCap: 2 });
  });

  test('anybody: whoever has least to do, or whoever confirms soonest', async () => {
    const taker = async () => (await freeOf('2030-01-09')).find(({ start }) => start === '2030-01-09T15:00:00.000Z')?.practitioner;
    // Dr. Park says yes within a minute, Dr. Ito after an hour.
    for (const [who, client, minutes] of [['park', park, 1], ['ito', ito, 60]] as const) {
      const { reference } = await bookMiso(clinic, { practitioner: people.staff[who] });
      time.now = new Date(time.now.getTime() + minutes * 60_000);
      expect((await client.post(`/appointments/${reference}/confirm`)).status).toBe(200);
    }
    expect((await db.sql<{ s: number }[]>`select confirm_s as s from availability where staff_id in (${people.staff.park}, ${people.staff.ito}) order by confirm_s`).map(({ s }) => s)).toEqual([732, 1440]);
    expect(await taker(), 'both have nothing that day').toBe(people.staff.park);
    time.now = new Date('2030-01-08T15:00:00.000Z');
    await bookMiso(clinic, { practitioner: people.staff.park });
    expect(await taker()).toBe(people.staff.ito);
    await save({ anyOrder: 'quick' });
    expect(await taker()).toBe(people.staff.park);
  });

  test('two managers, a page without a version, and who may', async () => {
    const { revision, ...rules } = await read();
    expect(revision).toBe(1);
    expect(await save({ freeUntilMin: 1440 })).toMatchObject({ revision: 2, freeUntilMin: 1440 });
    const late = await marsh.put('/booking-settings', { ...rules, reassign: true }, { 'if-match': '"1"' });
    expect(late.status).toBe(412);
    expect(v.parse(v.object({ current: BookingRules }), await late.json()).current).toMatchObject({ revision: 2, freeUntilMin: 1440, reassign: false });
    expect((await marsh.put('/booking-settings', { ...rules, freeUntilMin: 1440 }, { 'if-match': '"1"' })).status, 'a lost answer').toBe(200);
    expect(await code(await marsh.put('/booking-settings', rules))).toEqual([428, 'revision-needed']);
    expect(await code(await ito.put('/booking-settings', rules, { 'if-match': '"2"' }))).toEqual([403, 'not-allowed']);
    expect((await vale.get('/booking-settings')).status).toBe(200);
    expect(await code(await marsh.put('/booking-settings', { ...rules, minNoticeMin: 5 }, { 'if-match': '"2"' }))).toEqual([400, 'bad-request']);
  });
});
