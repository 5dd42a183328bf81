import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { bookMiso } from '../../../test/booking-story.ts';
import { testClinic, type Client } from '../../../test/clinic.ts';
import { FreshSlots, Hold } from '../../booking/contract.ts';
import { FreeSlots } from '../../calendar/contract.ts';
import { CalendarSheet, FeedMade } from '../../calendar/hours.contract.ts';

const clinic = await testClinic();
const { db, time, workers } = clinic;
const [ito, park, reyes, vale, marsh] = [await clinic.as('ito'), await clinic.as('park'), await clinic.as('reyes'), await clinic.as('vale'), await clinic.as('marsh')];
const itos = `practitioner=${clinic.people.staff.ito}`;

/** A calendar elsewhere: what it gives out, and how often it was asked. */
const google = readFileSync(new URL('../../../test/calendars/google.ics', import.meta.url), 'utf8');
const elsewhere = { answer: undefined as RequestListener | undefined, text: google, asked: 0 };
const server = createServer((request, response) => {
  elsewhere.asked += 1;
  if (elsewhere.answer) elsewhere.answer(request, response);
  else response.setHeader('content-type', 'text/calendar').end(elsewhere.text);
});
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const address = `http://calendar.example:${(server.address() as AddressInfo).port}/private-0a1b2c/basic.ics`;

const monday = new Date('2030-01-07T15:00:00.000Z');
beforeEach(async () => {
  time.now = new Date(monday);
  elsewhere.answer = undefined;
  elsewhere.text = google;
  await workers.idle();
  await db.sql`delete from calendar_import`;
  await db.sql`delete from calendar_feed`;
  await db.sql`delete from job where kind = 'calendar-import'`;
  await db.sql`delete from appointment where status = 'held'`;
  await db.sql`update appointment set status = 'cancelled'`;
});

const parse = async (answer: Response, status = 200) => {
  expect(answer.status).toBe(status);
  return v.parse(CalendarSheet, await answer.json());
};
const sheet = async (of: Client = ito, query = '') => parse(await of.get(`/availability${query}`));
const problem = async (answer: Response) => {
  const { code } = v.parse(v.object({ code: v.string() }), await answer.json());
  return [answer.status, code];
};
async function connect(of: Client = ito, query = '') {
  const waiting = await parse(await of.put(`/availability/import${query}`, { address }));
  await workers.idle();
  return waiting;
}
async function check() {
  await parse(await ito.post('/availability/import/check'), 202);
  await workers.idle();
  return (await sheet()).imported;
}
const freeOf = async (date: string) =>
  v.parse(FreeSlots, await (await clinic.client().get(`/slots?type=sick&modality=video&zone=UTC&from=${date}&to=${date}&${itos}`)).json()).slots.map(({ start }) => start.slice(11, 16));
const hold = (start: string) => clinic.client().post('/holds', { type: 'sick', modality: 'video', start, practitioner: clinic.people.staff.ito });

describe('busy times of a calendar elsewhere', () => {
  test('are not offered, and a page that is stale gets fresh times', async () => {
    expect(await freeOf('2030-01-08')).toHaveLength(48);
    expect((await connect()).imported).toMatchObject({ host: 'calendar.example', state: 'waiting', goodAt: null, ahead: 0 });
    expect((await sheet()).imported).toMatchObject({ host: 'calendar.example', state: 'good', failure: null, goodAt: monday.toISOString() });
    // The dentist, 14:30 to 15:30 UTC. The calendar has no buffer: a visit may end and begin beside it.
    const all = await freeOf('2030-01-08');
    expect(all.filter((start) => start >= '13:30' && start <= '16:00')).toEqual(['13:30', '14:00', '15:30', '16:00']);
    const refused = await hold('2030-01-08T15:00:00.000Z');
    expect(refused.status).toBe(409);
    const { code, slots } = v.parse(v.object({ code: v.string(), ...FreshSlots.entries }), await refused.json());
    expect([code, slots.some(({ start }) => start === '2030-01-08T15:30:00.000Z'), slots.some(({ start }) => start === '2030-01-08T15:00:00.000Z')]).toEqual(['slot-taken', true, false]);
    expect((await hold('2030-01-08T15:30:00.000Z')).status).toBe(201);
  });

  test('are in the way of a visit that moves, of somebody else’s choice too', async () => {
    const miso = await bookMiso(clinic, { start: '2030-01-08T20:00:00.000Z', practitioner: clinic.people.staff.ito });
    await connect();
    expect(await problem(await vale.post(`/appointments/${miso.reference}/reschedule`, { start: '2030-01-08T15:00:00.000Z', practitioner: clinic.people.staff.ito }))).toEqual([409, 'slot-taken']);
  });

  test('a visit that was booked before stays, and is told', async () => {
    const miso = await bookMiso(clinic, { start: '2030-01-08T15:00:00.000Z', practitioner: clinic.people.staff.ito });
    await connect();
    expect((await sheet()).outside.map(({ reference }) => reference)).toEqual([miso.reference]);
  });

  test('are kept as periods: no title, no address, in no row, event, job or log', async () => {
    await connect();
    const tables = ['calendar_import', 'event', 'job', 'audit'];
    const kept = (await Promise.all(tables.map((table) => db.sql.unsafe(`select to_jsonb(t)::text as row from ${table} t`)))).flat().map(({ row }) => String(row)).join('\n');
    expect(kept).toContain('calendar.example');
    for (const secret of ['Dentist', 'Swimming', 'private-0a1b2c', 'google.com', Buffer.from('private-0a1b2c').toString('hex')]) expect(kept).not.toContain(secret);
    expect(clinic.failures).toEqual([]);
  });

  test('are replaced at once by what the next reading finds; a failed one keeps them and says why', async () => {
    await connect();
    elsewhere.text = google.replace('DTSTART:20300108T143000Z\nDTEND:20300108T153000Z', 'DTSTART:20300108T183000Z\nDTEND:20300108T190000Z');
    time.now = new Date('2030-01-07T15:20:00.000Z');
    await check();
    const moved = await freeOf('2030-01-08');
    expect([moved.includes('14:30'), moved.includes('18:30')]).toEqual([true, false]);

    time.now = new Date('2030-01-07T15:40:00.000Z');
    for (const [status, failure] of [[404, 'gone'], [403, 'locked'], [500, 'answer-bad']] as const) {
      elsewhere.answer = (_request, response) => response.writeHead(status).end();
      expect(await check()).toMatchObject({ state: 'failed', failure, checkedAt: '2030-01-07T15:40:00.000Z', goodAt: '2030-01-07T15:20:00.000Z' });
    }
    elsewhere.answer = (_request, response) => response.end('<!doctype html>Please sign in');
    expect(await check()).toMatchObject({ state: 'failed', failure: 'no-calendar' });
    elsewhere.answer = (_request, response) => response.writeHead(302, { location: 'https://metadata.internal/' }).end();
    expect(await check()).toMatchObject({ state: 'failed', failure: 'unreachable' });
    expect(await freeOf('2030-01-08')).toEqual(moved);
    elsewhere.answer = undefined;
    expect(await check()).toMatchObject({ state: 'good', failure: null, goodAt: '2030-01-07T15:40:00.000Z' });
  });

  test('are read every quarter of an hour, seldom while it fails; a reading that was overtaken does nothing', async () => {
    await connect();
    const due = async () => {
      const rows = await db.sql<{ run_at: Date; payload: { turn: number } }[]>`select run_at, payload from job where kind = 'calendar-import' and done_at is null order by id`;
      return rows.map(({ run_at, payload }) => [(run_at.getTime() - time.now.getTime()) / 60_000, payload.turn]);
    };
    expect(await due()).toEqual([[15, 2]]);
    elsewhere.answer = (_request, response) => response.writeHead(500).end();
    const before = elsewhere.asked;
    for (const [wait, turn] of [[15, 4], [30, 6], [60, 8]]) {
      await check();
      expect((await due()).at(-1)).toEqual([wait, turn]);
    }
    expect(elsewhere.asked - before).toBe(3);
    // Those that were set before are due as well now: only the newest asks.
    await db.sql`update job set run_at = now() - interval '1 minute' where kind = 'calendar-import' and done_at is null`;
    await db.sql`select pg_notify('vetkit_job', '')`;
    await workers.idle();
    expect(elsewhere.asked - before).toBe(4);
    expect(await due()).toEqual([[120, 9]]);
  });

  test('disconnected: its times are free again, and nothing is read any more', async () => {
    await connect();
    expect((await parse(await ito.send('DELETE', '/availability/import'))).imported).toBeNull();
    expect(await freeOf('2030-01-08')).toHaveLength(48);
    const before = elsewhere.asked;
    await db.sql`update job set run_at = now() - interval '1 minute' where kind = 'calendar-import' and done_at is null`;
    await db.sql`select pg_notify('vetkit_job', '')`;
    await workers.idle();
    expect(elsewhere.asked).toBe(before);
    expect(await problem(await ito.post('/availability/import/check'))).toEqual([409, 'import-none']);
  });

  test('one’s own, and for managers anybody’s; an address that may not be asked is refused at once', async () => {
    expect(await problem(await reyes.put(`/availability/import?${itos}`, { address }))).toEqual([403, 'not-yours']);
    expect(await problem(await vale.put('/availability/import', { address }))).toEqual([403, 'not-allowed']);
    await connect(marsh, `?${itos}`);
    expect((await sheet(park)).imported).toBeNull();
    expect((await sheet()).imported?.state).toBe('good');
    for (const bad of ['http://calendar.test/a.ics', 'https://me:secret@calendar.test/a', 'not an address', 'https://calendar.test:22/']) {
      expect(await problem(await ito.put('/availability/import', { address: bad }))).toEqual([422, 'address-bad']);
    }
  });
});

describe('the address for a calendar elsewhere', () => {
  const read = async (address: string) => clinic.client().get(new URL(address).pathname);
  const made = async (of: Client = ito, query = '') => {
    const answer = await of.post(`/availability/feed${query}`);
    expect(answer.status).toBe(201);
    return v.parse(FeedMade, await answer.json());
  };
  /** Unfolded lines of the entry of a reference. */
  const entry = (text: string, reference: string) => text.replace(/\r\n /g, '').split('BEGIN:VEVENT').find((part) => part.includes(`UID:${reference}@`))?.split('\r\n') ?? [];

  test('gives visits with reference, kind and way to meet, and nothing of owner, animal or illness', async () => {
    const miso = await bookMiso(clinic, { start: '2030-01-08T15:00:00.000Z', practitioner: clinic.people.staff.ito });
    const other = await bookMiso(clinic, { start: '2030-01-08T16:00:00.000Z', practitioner: clinic.people.staff.park });
    const { address: feed } = await made();
    const answer = await read(feed);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8', 'no-store']);
    const text = await answer.text();
    expect(entry(text, miso.reference)).toEqual(expect.arrayContaining([
      `UID:${miso.reference}@localhost`, 'SEQUENCE:0', 'DTSTART:20300108T150000Z', 'DTEND:20300108T153000Z', 'STATUS:TENTATIVE', `SUMMARY:${miso.reference}\\, video visit: Something is wrong`,
    ]));
    expect(text).not.toContain(other.reference);
    for (const personal of ['Miso', 'Sam', 'Rivera', '416', 'mail.example', 'ATTENDEE']) expect(text).not.toContain(personal);
  });

  test('follows each change under the same name, with a number that grows', async () => {
    const miso = await bookMiso(clinic, { start: '2030-01-08T15:00:00.000Z', practitioner: clinic.people.staff.ito });
    const { address: feed } = await made();
    const now = async () => entry(await (await read(feed)).text(), miso.reference);
    await ito.post(`/appointments/${miso.reference}/confirm`);
    expect(await now()).toEqual(expect.arrayContaining(['STATUS:CONFIRMED', 'SEQUENCE:1']));
    await vale.post(`/appointments/${miso.reference}/reschedule`, { start: '2030-01-09T15:00:00.000Z' });
    expect(await now()).toEqual(expect.arrayContaining(['STATUS:CONFIRMED', 'SEQUENCE:2', 'DTSTART:20300109T150000Z']));
    await vale.post(`/appointments/${miso.reference}/cancel`, {});
    expect(await now()).toEqual(expect.arrayContaining(['STATUS:CANCELLED', 'SEQUENCE:3']));
  });

  test('what comes back by way of the own calendar blocks nothing', async () => {
    const miso = await bookMiso(clinic, { start: '2030-01-08T20:00:00.000Z', practitioner: clinic.people.staff.ito });
    const { address: feed } = await made();
    elsewhere.text = await (await read(feed)).text();
    await connect();
    await vale.post(`/appointments/${miso.reference}/cancel`, {});
    expect(await freeOf('2030-01-08')).toContain('20:00');
  });

  test('is renewed and revoked: the one before opens nothing; only what proves it is kept', async () => {
    const first = await made();
    expect(first.sheet.feed).toEqual({ madeAt: monday.toISOString(), readAt: null });
    await read(first.address);
    expect((await sheet()).feed).toEqual({ madeAt: monday.toISOString(), readAt: monday.toISOString() });
    const second = await made();
    expect(second.address).not.toBe(first.address);
    expect([(await read(first.address)).status, (await read(second.address)).status]).toEqual([404, 200]);
    const secret = /feeds\/([\w-]+)\.ics$/.exec(second.address)?.[1] ?? '';
    const [row] = await db.sql`select to_jsonb(f)::text as row from calendar_feed f`;
    expect(secret.length).toBeGreaterThan(40);
    expect(String(row?.['row'])).not.toContain(secret);
    expect((await parse(await ito.send('DELETE', '/availability/feed'))).feed).toBeNull();
    expect((await read(second.address)).status).toBe(404);
  });

  test('belongs to one clinic and to who works there; front desks have none', async () => {
    const { address: feed } = await made(marsh, `?${itos}`);
    expect((await clinic.client().get(new URL(feed).pathname.replace('maple-street', 'oak-lane'))).status).toBe(404);
    expect(await problem(await reyes.post(`/availability/feed?${itos}`))).toEqual([403, 'not-yours']);
    expect(await problem(await vale.post('/availability/feed'))).toEqual([403, 'not-allowed']);
    await db.sql`update staff set ended_at = ${monday} where id = ${clinic.people.staff.ito}`;
    expect((await read(feed)).status).toBe(404);
    await db.sql`update staff set ended_at = null where id = ${clinic.people.staff.ito}`;
    expect(v.is(Hold, await (await hold('2030-01-08T15:00:00.000Z')).json())).toBe(true);
  });
});
