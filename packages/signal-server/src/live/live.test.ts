import { serve, type ServerType } from '@hono/node-server';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { visitWorld, type Someone } from '../../test/visit.ts';
import { openBus } from '../database/bus.ts';
import { appendEvent } from '../database/events.ts';
import { transaction } from '../database/transaction.ts';
import { LiveEvent } from '../shared/live.contract.ts';
import { silent } from '../shared/log.ts';
import { happeningsAfter, newestHappening } from '../views/happenings.ts';
import { createLiveHub } from './hub.ts';
import { liveRoutes } from './routes.ts';

const clinic = await visitWorld();
const { db, people } = clinic;
const bus = await openBus(db, silent);
const reads = { after: 0 };
const happenings = {
  after: (page: { clinic: string; after: number; limit: number }) => ((reads.after += 1), happeningsAfter(db.sql, page)),
  newest: (id: string) => newestHappening(db.sql, id),
};
const hub = await createLiveHub({ bus, happenings, log: silent });
const session = { valid: true };
const app = clinic.app.route(
  '/api/v1/clinics/:clinic',
  liveRoutes({ guard: clinic.guard, hub, stillValid: async () => session.valid, times: { heartbeatMs: 20, recheckMs: 20 } }),
);
let server: ServerType;
let address: string;
beforeAll(async () => {
  await new Promise<void>((ready) => (server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => ready())));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await hub.close();
  await bus.close();
  clinic.signaling.close();
  server.close();
});

/** A stream as a page holds it: what came, whether it ended, and the way out. */
async function listen(who: Someone, lastEventId?: string | number) {
  const stop = new AbortController();
  const slug = who === 'elsewhere' ? 'oak-lane' : 'maple-street';
  const answer = await fetch(`${address}/api/v1/clinics/${slug}/live`, {
    headers: { authorization: `Bearer ${clinic.token(who)}`, ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }) },
    signal: stop.signal,
  });
  const heard = { text: '', ended: false };
  void (async () => {
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) heard.text += part;
  })()
    .catch(() => {})
    .finally(() => (heard.ended = true));
  await vi.waitUntil(() => heard.text.startsWith(': listening'), 60_000);
  const events = () => [...heard.text.matchAll(/^data: (.*)$/gm)].map(([, data]) => v.parse(LiveEvent, JSON.parse(data!)));
  return { answer, heard, events, types: () => events().map(({ type }) => type), close: () => stop.abort() };
}

const say = (who: Someone, path: string, more: object = {}) => clinic.post(who, `${path}/messages`, { id: randomUUID(), text: 'Secret words', ...more });
const happens = (id: string, times = 1) =>
  transaction(db, async (tx) => {
    for (let n = 0; n < times; n += 1) await appendEvent(tx, { clinic: id, actor: { kind: 'system' }, type: 'clinic.created', data: { slug: 'x' } });
  });

test('each side hears what it may, in order, and no words of anybody', async () => {
  const visit = await clinic.book();
  const [vet, owner, stranger, elsewhere] = [await listen('vet'), await listen('owner'), await listen('stranger'), await listen('elsewhere')];
  await say('owner', visit.path);
  await say('vet', visit.path, { staffOnly: true });
  await clinic.post('owner', `${visit.path}/presence`, { stage: 'ready' });
  await vi.waitUntil(() => vet.events().length === 3 && owner.events().length === 2, 60_000);

  expect(vet.types()).toEqual(['message.said', 'message.said', 'presence.changed']);
  expect(owner.types()).toEqual(['message.said', 'presence.changed']);
  expect(owner.events()[1]).toMatchObject({ reference: visit.reference, data: { person: people.owner, stage: 'ready' } });
  expect(stranger.events()).toEqual([]);
  expect(elsewhere.events()).toEqual([]);
  expect(vet.heard.text).not.toContain('Secret words');
  expect(vet.answer.headers.get('content-type')).toBe('text/event-stream');
  expect(vet.answer.headers.get('cache-control')).toBe('no-store, no-transform');
  for (const stream of [vet, owner, stranger, elsewhere]) stream.close();
});

test('whoever comes back with the last number misses nothing and hears nothing twice', async () => {
  const visit = await clinic.book();
  const first = await listen('vet');
  await say('owner', visit.path);
  await vi.waitUntil(() => first.events().length === 1, 60_000);
  const last = first.events()[0]!.id;
  first.close();
  // More than a page, and more while it catches up.
  await happens(people.clinic, 450);
  const again = await listen('vet', last);
  await happens(people.clinic, 3);
  await vi.waitUntil(() => again.events().length >= 453, 60_000);
  expect(again.events().map(({ id }) => id)).toEqual(Array.from({ length: 453 }, (_, n) => last + 1 + n));
  again.close();
});

test('what happens between the last page of catching up and the stream is not lost', async () => {
  await happens(people.clinic, 2);
  const newest = await newestHappening(db.sql, people.clinic);
  let pulled = 0;
  const own = await createLiveHub({
    bus,
    log: silent,
    happenings: {
      newest: happenings.newest,
      async after(page) {
        const rows = await happenings.after(page);
        // Catching up: while this page is on its way something happens, and everybody else hears it.
        if (page.after === newest - 1) {
          await happens(people.clinic);
          await vi.waitUntil(() => pulled === newest + 1, 60_000);
        }
        pulled = Math.max(pulled, page.after === newest ? (rows.at(-1)?.seq ?? 0) : 0);
        return rows;
      },
    },
  });
  const heard: number[] = [];
  await own.follow(people.clinic, newest - 1, { hear: (rows) => heard.push(...rows.map(({ seq }) => seq)), restart: () => {}, end: () => {} });
  expect(heard).toEqual([newest, newest + 1]);
  await own.close();
});

test('who missed too much, or comes with a number of the future, is told to look at everything again', async () => {
  await happens(people.clinic, 1100);
  const newest = await newestHappening(db.sql, people.clinic);
  for (const id of [1, newest + 5]) {
    const stream = await listen('vet', id);
    await vi.waitUntil(() => stream.events().length > 0, 60_000);
    expect(stream.events()).toMatchObject([{ type: 'stream.restarted', id: newest }]);
    stream.close();
  }
});

test('a hundred streams of a clinic cost one read', async () => {
  const streams = await Promise.all(Array.from({ length: 100 }, () => listen('manager')));
  await vi.waitUntil(async () => (await Promise.all(streams)).length === 100, 60_000);
  const before = reads.after;
  await happens(people.clinic);
  await vi.waitUntil(() => streams.every((stream) => stream.events().length === 1), 60_000);
  expect(reads.after - before).toBeLessThanOrEqual(2);
  for (const stream of streams) stream.close();
});

test('a stream beats, and ends when its session does', async () => {
  const stream = await listen('vet');
  await vi.waitUntil(() => stream.heard.text.includes(': still here'), 60_000);
  expect(stream.heard.ended).toBe(false);
  session.valid = false;
  await vi.waitUntil(() => stream.heard.ended, 60_000);
  session.valid = true;
});

test('nobody and drafts get no stream', async () => {
  expect((await fetch(`${address}/api/v1/clinics/maple-street/live`)).status).toBe(401);
});

test('closing the hub ends every stream', async () => {
  const own = await createLiveHub({ bus, happenings, log: silent });
  const ends: string[] = [];
  await own.follow(people.clinic, undefined, { hear: () => {}, restart: () => {}, end: () => ends.push('maple') });
  await own.follow(people.otherClinic, undefined, { hear: () => {}, restart: () => {}, end: () => ends.push('oak') });
  await own.close();
  expect(ends.sort()).toEqual(['maple', 'oak']);
});
