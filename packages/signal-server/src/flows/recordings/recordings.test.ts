import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, expect, test } from 'vitest';
import { testClinic } from '../../../test/clinic.ts';
import { peopleOf } from '../../../test/people.ts';
import { Recording, RecordingLink, RecordingList } from '../../recordings/contract.ts';
import { Room } from '../../consult/contract.ts';
import { Me } from '../../identity/contract.ts';
import { days, minutes } from '../../shared/clock.ts';
import { socketTold } from '../consult/socket.ts';
import { finishRecording } from './finish.ts';
import { piecesOf } from '../../files/store.ts';
import { recordingById } from '../../recordings/store.ts';
import { sweepRecording } from './sweep.ts';
import { watchRecording } from './watch.ts';
import { openShelf } from '../../mounts/ground.ts';
import { verifyAudit } from '../../shared/audit.ts';

const clinic = await testClinic();
const { visit, visitToken, guestToken } = peopleOf(clinic);
afterAll(() => expect(clinic.failures, 'no request may end in an error of ours').toEqual([]));

/** Two seconds of a call as Chromium writes them: VP8 and Opus, no length, no index. */
const film = readFileSync(new URL('../../../test/two-seconds.webm', import.meta.url));
const shelf = openShelf({ ...clinic, log: console as never, setupToken: undefined, stunPort: undefined, outboxToken: '', version: '' });
let stay = 0;

/** A visit with everybody in front of the server, and a way to say who is in the call. */
async function call() {
  const booked = await visit();
  const [ito, tess, manager, sam] = [await clinic.as('ito'), await clinic.as('reyes'), await clinic.as('marsh'), clinic.client(await visitToken(booked))];
  const people = { ito: clinic.people.staff.ito, tess: clinic.people.staff.reyes, sam: booked.owner };
  const told = socketTold(clinic);
  const at = (kind: 'joined' | 'gone') => async (who: keyof typeof people) => {
    const peer = { ito: 'v1', tess: 't1', sam: 'o1' }[who];
    await told({ clinic: clinic.people.clinics['maple-street'], consult: booked.consult, person: people[who], peer, kind, stay: (stay += 1), at: clinic.time.now, here: [] });
  };
  const all = `/consults/${booked.reference}/recordings`;
  const list = async (who = ito) => v.parse(RecordingList, await (await who.get(all)).json());
  return { booked, ito, tess, manager, sam, people, comes: at('joined'), goes: at('gone'), all, list, last: async (who = ito) => (await list(who)).recordings.at(-1)! };
}

type Call = Awaited<ReturnType<typeof call>>;

const ask = async ({ ito, all }: Call) => {
  clinic.time.now = new Date(clinic.time.now.getTime() + 1);
  const answer = await ito.post(all, { id: randomUUID() });
  expect(answer.status).toBe(201);
  return v.parse(Recording, await answer.json());
};
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
const says = (who: Call['ito'], { all }: Call, id: string, yes: boolean) => who.post(`${all}/${id}/answer`, { yes });
const steer = (who: Call['ito'], { all }: Call, id: string, to: string) => who.post(`${all}/${id}/state`, { to });
/** Sends bytes of one run that were taken so many milliseconds ago: the last of them, or each part of them. */
const send = (who: Call['ito'], { all }: Call, id: string, offset: number, bytes: Uint8Array, { run = 1, parts = [[bytes.length, 0]], body = new Uint8Array(bytes) }: { run?: number; parts?: number[][]; body?: BodyInit } = {}) =>
  clinic.app.root.request(`/api/v1/clinics/maple-street${all}/${id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), 'recording-run': String(run), 'recording-parts': parts.map((part) => part.join(';')).join(', ') },
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });
/** What lies on the disk of a recording. */
async function stored({ id }: { id: string }): Promise<Buffer> {
  const scope = { clinic: { id: clinic.people.clinics['maple-street'] } };
  const pieces = await piecesOf(clinic.db.sql, scope, (await recordingById(clinic.db.sql, scope, id))!.file);
  const parts: Uint8Array[] = [];
  for await (const part of shelf.files.readPieces(scope.clinic.id, pieces)) parts.push(part.slice());
  return Buffer.concat(parts);
}
const pass = (seconds: number) => (clinic.time.now = new Date(clinic.time.now.getTime() + seconds * 1000));
const job = (recording: string, runAt = clinic.time.now) => ({ id: 1, kind: '', attempt: 1, runAt, payload: { clinic: clinic.people.clinics['maple-street'], recording } });
const types = async ({ booked }: Call) => (await clinic.db.sql<{ type: string }[]>`select type from event where consult_id = ${booked.consult} and type like 'recording.%' order by seq`).map(({ type }) => type.slice(10));

/** A recording that everybody agreed to. */
async function recording() {
  const it = await call();
  await it.comes('sam');
  await it.comes('ito');
  const { id } = await ask(it);
  await says(it.sam, it, id, true);
  expect((await it.last()).state).toBe('recording');
  return { ...it, id };
}

test('asked by staff in the call; it starts when everybody has said yes, and everybody sees so', async () => {
  const it = await call();
  expect(await code(await it.ito.post(it.all, { id: randomUUID() }))).toEqual([409, 'not-in-call']);
  await it.comes('sam');
  await it.comes('ito');
  expect(await code(await it.sam.post(it.all, { id: randomUUID() }))).toEqual([403, 'not-allowed']);

  const { id, parties } = await ask(it);
  expect(parties.map(({ role, answer }) => [role, answer])).toEqual([['owner', 'asked'], ['vet', 'yes']]);
  expect(await code(await it.ito.post(it.all, { id: randomUUID() }))).toEqual([409, 'recording-open']);
  // Before the yes no byte is taken.
  expect(await code(await send(it.ito, it, id, 0, film))).toEqual([409, 'recording-closed']);
  expect((await it.last(it.sam)).state).toBe('asked');
  await says(it.sam, it, id, true);
  expect(await it.last(it.sam)).toMatchObject({ state: 'recording', by: { name: 'Dr. Hana Ito' }, mayWatch: false });
  expect(await types(it)).toEqual(['asked', 'answered', 'started']);
});

test('whoever is in the room knows whether there is something to answer or to see, and from when on not any more', async () => {
  const it = await call();
  const told = async () => v.parse(Room, await (await it.sam.get(`/consults/${it.booked.reference}`)).json()).recording ?? false;
  await it.comes('sam');
  await it.comes('ito');
  expect(await told()).toBe(false);
  const { id } = await ask(it);
  expect(await told()).toBe(true);
  await says(it.sam, it, id, true);
  expect(await told()).toBe(true);
  await steer(it.ito, it, id, 'paused');
  expect(await told()).toBe(true);
  await steer(it.ito, it, id, 'stopped');
  expect(await told()).toBe(false);
});

test('a no means nothing is recorded; asking again asks again', async () => {
  const it = await call();
  await it.comes('sam');
  await it.comes('ito');
  const { id } = await ask(it);
  await says(it.sam, it, id, false);
  expect(await it.last()).toMatchObject({ state: 'declined', why: 'refused' });
  expect(await code(await says(it.sam, it, id, true))).toEqual([409, 'recording-closed']);
  expect((await ask(it)).state).toBe('asked');
});

test('who comes in later stops it until they agree; their no ends it', async () => {
  const it = await recording();
  await it.comes('tess');
  expect(await it.last()).toMatchObject({ state: 'paused', pausedBy: null, parties: [{ answer: 'yes' }, { name: 'Alex Reyes', answer: 'asked' }, { answer: 'yes' }] });
  await says(it.tess, it, it.id, true);
  expect((await it.last()).state).toBe('recording');
  await it.goes('tess');
  await says(it.tess, it, it.id, false);
  expect(await it.last()).toMatchObject({ state: 'processing', why: 'taken-back' });
  expect(await types(it)).toEqual(['asked', 'answered', 'started', 'paused', 'answered', 'resumed', 'answered', 'stopped']);
});

test('anybody in the call pauses; who paused goes on; an owner who stops takes the yes back', async () => {
  const it = await recording();
  await steer(it.sam, it, it.id, 'paused');
  expect(await it.last()).toMatchObject({ state: 'paused', pausedBy: it.people.sam });
  expect(await code(await steer(it.ito, it, it.id, 'recording'))).toEqual([403, 'recording-not-yours']);
  await steer(it.sam, it, it.id, 'recording');
  expect((await it.last()).state).toBe('recording');
  expect(await code(await steer(it.tess, it, it.id, 'paused'))).toEqual([409, 'not-in-call']);
  await steer(it.sam, it, it.id, 'stopped');
  expect(await it.last()).toMatchObject({ state: 'processing', why: 'taken-back' });
});

test('a guest in the call is like the owner there: asks nobody, pauses, goes on, and by stopping takes their own yes back', async () => {
  const it = await recording();
  const kim = clinic.client(await guestToken(it.booked));
  const { person } = v.parse(Me, await (await kim.get('/session')).json());
  const joins = () => socketTold(clinic)({ clinic: clinic.people.clinics['maple-street'], consult: it.booked.consult, person: person!.id, peer: 'g1', kind: 'joined', stay: (stay += 1), at: clinic.time.now, here: [] });
  // Whoever is not in the call has no hand in it.
  for (const to of ['paused', 'stopped']) expect(await code(await steer(kim, it, it.id, to))).toEqual([409, 'not-in-call']);
  await joins();
  expect(await code(await kim.post(it.all, { id: randomUUID() }))).toEqual([403, 'not-allowed']);
  await says(kim, it, it.id, true);
  await steer(kim, it, it.id, 'paused');
  expect(await it.last()).toMatchObject({ state: 'paused', pausedBy: person!.id });
  expect(await code(await steer(it.ito, it, it.id, 'recording'))).toEqual([403, 'recording-not-yours']);
  await steer(kim, it, it.id, 'recording');
  expect((await it.last()).state).toBe('recording');
  expect(await code(await steer(kim, it, it.id, 'done'))).toEqual([403, 'recording-not-yours']);
  await steer(kim, it, it.id, 'stopped');
  expect(await it.last()).toMatchObject({ state: 'processing', why: 'taken-back' });
  expect(await code(await kim.post(`${it.all}/${it.id}/link`))).toEqual([403, 'not-allowed']);
});

test('sent in parts, it becomes a film with a length and an index, which may be watched and saved; each link is on the audit log', async () => {
  const it = await recording();
  const half = Math.floor(film.length / 2);
  // Browsers hand over what they have: the first part may be one byte.
  expect((await send(it.ito, it, it.id, 0, film.subarray(0, 1))).status).toBe(204);
  expect((await send(it.ito, it, it.id, 1, film.subarray(1, half))).status).toBe(204);
  expect(await code(await send(it.ito, it, it.id, 0, film.subarray(0, half)))).toEqual([409, 'offset-wrong']);
  expect(await code(await send(it.tess, it, it.id, half, film.subarray(half)))).toEqual([403, 'recording-not-yours']);
  await it.ito.post(`/consults/${it.booked.reference}/end`, { why: 'pressed' });
  expect(await it.last()).toMatchObject({ state: 'processing', why: 'ended', received: half });
  // The rest comes after the end.
  const sent = await send(it.ito, it, it.id, half, film.subarray(half));
  expect([sent.status, sent.headers.get('upload-offset')]).toEqual([204, String(film.length)]);
  await steer(it.ito, it, it.id, 'done');
  await clinic.workers.idle();

  const ready = await it.last(it.sam);
  expect(ready).toMatchObject({ state: 'ready', mayWatch: true });
  expect(ready.seconds).toBeGreaterThan(1.7);
  expect(ready.seconds).toBeLessThan(2.6);
  const link = v.parse(RecordingLink, await (await it.sam.post(`${it.all}/${it.id}/link`)).json());
  const whole = await clinic.app.root.request(link.href);
  expect(whole.headers.get('content-type')).toBe('video/webm');
  expect(whole.headers.get('content-disposition')).toMatch(/^attachment; filename="Miso 20\d\d-\d\d-\d\d \d\d-\d\d VK-.*\.webm"/);
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(bytes.length).toBe(ready.bytes);
  expect(bytes.includes(Buffer.from([0x44, 0x89]))).toBe(true);
  const part = await clinic.app.root.request(link.href, { headers: { range: 'bytes=100-199' } });
  expect([part.status, Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))]).toEqual([206, true]);
  const [{ opened } = { opened: 0 }] = await clinic.db.sql<{ opened: number }[]>`select count(*)::int as opened from audit where action = 'recording.opened' and subject = ${`recording:${it.id}`}`;
  expect(opened).toBe(1);
});

test('the clinic may keep its recordings to itself', async () => {
  const it = await recording();
  await send(it.ito, it, it.id, 0, film);
  await steer(it.ito, it, it.id, 'done');
  await clinic.workers.idle();
  const { revision } = (await (await it.manager.get('/recording-settings')).json()) as { revision: number };
  const saved = await it.manager.put('/recording-settings', { keptDays: 30, ownersWatch: false }, { 'if-match': `"${revision}"` });
  expect(saved.status).toBe(200);
  expect(await code(await it.manager.put('/recording-settings', { keptDays: 31 }, { 'if-match': `"${revision}"` }))).toEqual([412, 'revision-stale']);
  expect((await it.last(it.sam)).mayWatch).toBe(false);
  expect(await code(await it.sam.post(`${it.all}/${it.id}/link`))).toEqual([403, 'recording-private']);
  expect((await it.tess.post(`${it.all}/${it.id}/link`)).status).toBe(200);
  await it.manager.put('/recording-settings', {}, { 'if-match': `"${revision + 1}"` });
});

test('kept as long as the clinic has set, then gone with its bytes; a manager may remove one sooner', async () => {
  const made = async () => {
    const it = await recording();
    await send(it.ito, it, it.id, 0, film);
    await steer(it.ito, it, it.id, 'done');
    await clinic.workers.idle();
    const link = v.parse(RecordingLink, await (await it.ito.post(`${it.all}/${it.id}/link`)).json());
    return { ...it, link };
  };
  const [one, two] = [await made(), await made()];
  const keptUntil = new Date((await one.last()).keptUntil!);
  expect(Math.round((keptUntil.getTime() - clinic.time.now.getTime()) / days(1))).toBe(365);
  await sweepRecording(clinic)(job(one.id));
  expect((await one.last()).state).toBe('ready');
  await sweepRecording(clinic)(job(one.id, keptUntil));
  expect(await one.last()).toMatchObject({ state: 'removed', mayWatch: false });
  expect(await types(one)).toContain('removed');
  expect((await clinic.app.root.request(one.link.href)).status).toBe(404);

  expect(await code(await two.ito.send('DELETE', `${two.all}/${two.id}`))).toEqual([403, 'not-allowed']);
  expect((await two.manager.send('DELETE', `${two.all}/${two.id}`)).status).toBe(204);
  await clinic.workers.idle();
  expect((await clinic.app.root.request(two.link.href)).status).toBe(404);
  const { sound } = await verifyAudit(clinic.db.sql, clinic.keys, clinic.people.clinics['maple-street'], []);
  expect(sound).toBe(true);
});

test('a browser that never comes back: what it sent is a film, without anybody doing anything', async () => {
  const it = await recording();
  await send(it.ito, it, it.id, 0, film.subarray(0, film.length - 3000));
  const later = (n: number) => new Date(clinic.time.now.getTime() + minutes(n));
  await watchRecording(clinic)(job(it.id, later(1)));
  expect((await it.last()).state).toBe('recording');
  await watchRecording(clinic)(job(it.id, later(2)));
  expect(await it.last()).toMatchObject({ state: 'processing', why: 'lost' });
  await finishRecording(shelf)(job(it.id, later(3)));
  expect((await it.last()).state).toBe('processing');
  await finishRecording(shelf)(job(it.id, later(10)));
  expect(await it.last()).toMatchObject({ state: 'ready' });
  // Within ten minutes of the last byte, as the times say.
  expect(minutes(2 + 4)).toBeLessThan(minutes(10));
});

test('nothing usable came: it says so, and leaves nothing behind', async () => {
  const it = await recording();
  await send(it.ito, it, it.id, 0, film.subarray(0, 60));
  await steer(it.ito, it, it.id, 'done');
  await clinic.workers.idle();
  expect((await it.last()).state).toBe('failed');
  expect(await code(await it.ito.post(`${it.all}/${it.id}/link`))).toEqual([409, 'recording-not-ready']);
});

test('who agreed once in a visit is not asked again, unless they took it back', async () => {
  const it = await recording();
  await steer(it.ito, it, it.id, 'stopped');
  const again = await ask(it);
  expect(again.state).toBe('recording');
  await says(it.sam, it, again.id, false);
  expect((await ask(it)).state).toBe('asked');
});

test('what was recorded after somebody took their yes back is not kept, however late the browser hears of it', async () => {
  const it = await recording();
  const [a, b, c] = [0.4, 0.6, 0.8].map((part) => Math.floor(film.length * part)) as [number, number, number];
  await send(it.ito, it, it.id, 0, film.subarray(0, a));
  pass(3);
  await says(it.sam, it, it.id, false);
  pass(6);
  // The line is back: the first part was taken a second before the no, the second lies across it, the third came after it.
  const late = await send(it.ito, it, it.id, a, film.subarray(a), { parts: [[b - a, 7000], [c - b, 5999], [film.length - c, 500]] });
  expect([late.status, late.headers.get('upload-offset')]).toEqual([204, String(film.length)]);
  expect((await stored(it)).equals(film.subarray(0, b))).toBe(true);
  expect(await code(await send(it.ito, it, it.id, 0, film))).toEqual([409, 'offset-wrong']);
  await steer(it.ito, it, it.id, 'done');
  await clinic.workers.idle();
  expect(await it.last()).toMatchObject({ state: 'ready', why: 'taken-back' });
  const { href } = v.parse(RecordingLink, await (await it.ito.post(`${it.all}/${it.id}/link`)).json());
  const whole = Buffer.from(await (await clinic.app.root.request(href)).arrayBuffer());
  expect(whole.includes(film.subarray(b - 5000, b - 4900))).toBe(true);
  for (let at = b; at + 100 < film.length; at += 100) expect(whole.includes(film.subarray(at, at + 100))).toBe(false);
});

test('what was recorded in a pause is not kept, nor what a browser that has not heard of the pause says of the time after it', async () => {
  const it = await recording();
  const third = Math.floor(film.length / 3);
  await send(it.ito, it, it.id, 0, film.subarray(0, third));
  pass(1);
  await steer(it.sam, it, it.id, 'paused');
  pass(2);
  expect((await send(it.ito, it, it.id, third, film.subarray(third, third + 100))).status).toBe(204);
  await steer(it.sam, it, it.id, 'recording');
  pass(2);
  // Begun before the browser knew that it may go on: nobody can tell what of it is from the pause.
  expect((await send(it.ito, it, it.id, third + 100, film.subarray(third + 100, third + 200))).status).toBe(204);
  expect((await stored(it)).length).toBe(third);
  expect((await it.last()).run).toBe(2);
  expect((await send(it.ito, it, it.id, third + 200, film.subarray(third + 200), { run: 2 })).status).toBe(204);
  expect((await stored(it)).equals(Buffer.concat([film.subarray(0, third), film.subarray(third + 200)]))).toBe(true);
  // A run that was never begun, and bytes of which nobody says when they were taken.
  await send(it.ito, it, it.id, film.length, film, { run: 3 });
  expect((await send(it.ito, it, it.id, 2 * film.length, film, { parts: [] })).status).toBe(400);
  expect((await send(it.ito, it, it.id, 2 * film.length, film, { run: 2, parts: [[10, 0]] })).status).toBe(400);
  expect((await stored(it)).length).toBe(film.length - 200);
});

test('paused before the first picture has come, the film can still be read: what says how, and shows nothing, is kept', async () => {
  const it = await recording();
  await steer(it.sam, it, it.id, 'paused');
  pass(1);
  expect((await send(it.ito, it, it.id, 0, film.subarray(0, 1))).status).toBe(204);
  expect((await send(it.ito, it, it.id, 1, film.subarray(1, 9000))).status).toBe(204);
  const head = await stored(it);
  expect(head.equals(film.subarray(0, film.indexOf(Buffer.from([0x1f, 0x43, 0xb6, 0x75]))))).toBe(true);
  expect((await send(it.ito, it, it.id, 9000, film.subarray(9000, 9100))).status).toBe(204);
  expect((await stored(it)).length).toBe(head.length);
  await steer(it.sam, it, it.id, 'recording');
  // As the browser writes it from its next whole picture on.
  await send(it.ito, it, it.id, 9100, film.subarray(head.length), { run: 2 });
  await steer(it.ito, it, it.id, 'done');
  await clinic.workers.idle();
  expect((await it.last()).seconds).toBeGreaterThan(1.7);
});

test('a pause by a server whose clock is a little behind, while a part is on its way, counts for that part', async () => {
  const it = await recording();
  pass(1);
  // The bytes are asked for once the server has taken the request.
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        pass(-0.5);
        await steer(it.sam, it, it.id, 'paused');
        pass(0.5);
        controller.enqueue(new Uint8Array(film));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  expect(await code(await send(it.ito, it, it.id, 0, film, { body }))).toEqual([409, 'upload-taken']);
  expect((await stored(it)).length).toBe(0);
});

test('a browser that says late that it has sent all of one recording does not end the next', async () => {
  const it = await recording();
  await steer(it.ito, it, it.id, 'stopped');
  const next = await ask(it);
  await steer(it.ito, it, it.id, 'done');
  expect(await it.last()).toMatchObject({ id: next.id, state: 'recording' });
});

test('who began, paused, went on with and stopped a recording, and who took their yes back, is on the audit log', async () => {
  const it = await recording();
  await steer(it.sam, it, it.id, 'paused');
  await steer(it.sam, it, it.id, 'recording');
  await it.comes('tess');
  await it.goes('tess');
  await steer(it.sam, it, it.id, 'stopped');
  const refused = await ask(it);
  await says(it.sam, it, refused.id, false);
  const stopped = await (async () => {
    const again = await ask(it);
    await says(it.sam, it, again.id, true);
    await steer(it.ito, it, again.id, 'stopped');
    return again;
  })();
  const log = async (id: string) =>
    (await clinic.db.sql<{ actor: string; action: string }[]>`select actor, action from audit where subject = ${`recording:${id}`} order by seq`).map(({ actor, action }) => `${action.slice(10)} ${actor.split(':')[0]}`);
  const { ito, sam } = it.people;
  expect(await log(it.id)).toEqual([
    'asked staff', 'agreed owner', 'started owner', 'paused owner', 'resumed owner', 'paused system', 'resumed system', 'taken-back owner', 'stopped owner',
  ]);
  expect(await log(refused.id)).toEqual(['asked staff', 'refused owner', 'declined owner']);
  expect(await log(stopped.id)).toEqual(['asked staff', 'agreed owner', 'started owner', 'stopped staff']);
  const [{ known } = { known: 0 }] = await clinic.db.sql<{ known: number }[]>`
    select count(*)::int as known from audit where subject = ${`recording:${it.id}`} and actor in (${`owner:${sam}`}, ${`staff:${ito}`})`;
  expect(known).toBe(7);
});
