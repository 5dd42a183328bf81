import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { testClinic } from '../../../test/clinic.ts';
import { peopleOf } from '../../../test/people.ts';
import { isPeerOf } from '../../consult/peer-id.ts';
import type { Guest, GuestList, Invited } from '../../consult/guests.contract.ts';
import type { Joined, Room } from '../../consult/contract.ts';
import type { AppointmentSession } from '../../identity/contract.ts';
import { socketTold } from './socket.ts';

const clinic = await testClinic();
const { visit, visitToken, staffToken } = peopleOf(clinic);
afterAll(() => expect(clinic.failures, 'no request may end in an error of ours').toEqual([]));
const at = '/api/v1/clinics/maple-street';

/** A confirmed visit with its vet and its owner, and somebody whom the vet has invited. */
async function invitation() {
  const own = await visit();
  await clinic.db.sql`update appointment set status = 'confirmed' where id = ${own.appointment}`;
  const [vet, owner, anybody] = [clinic.client(await staffToken('vet')), clinic.client(await visitToken(own)), clinic.client(undefined)];
  const all = `${at}/consults/${own.reference}/guests`;
  const invited = (await (await vet.post(all, { name: 'Kim Rivera', part: 'interpreter' })).json()) as Invited;
  const open = () => anybody.post(`${at}/appointment-links`, { reference: own.reference, secret: invited.secret });
  return { own, vet, owner, all, invited, open, room: `${at}/consults/${own.reference}` };
}
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

test('the link opens the call once, to somebody with a name, who reads nothing of the visit', async () => {
  const { own, vet, all, invited, open, room } = await invitation();
  const session = (await (await open()).json()) as AppointmentSession;
  expect(session.person).toEqual({ id: invited.guest.id, name: 'Kim Rivera', role: 'guest' });
  expect(await code(await open())).toEqual([410, 'link-used']);

  const kim = clinic.client(session.token);
  const seen = (await (await kim.get(room)).json()) as Room;
  expect(seen.me).toEqual({ person: invited.guest.id, role: 'guest', name: 'Kim Rivera' });
  expect([seen.appointment.reason, seen.appointment.place, seen.consent, seen.appointment.pet?.name]).toEqual([null, null, undefined, 'Miso']);
  for (const path of [`${room}/messages`, `${room}/timeline`, `${at}/appointments/${own.reference}/files`, `${at}/records/${own.reference}/summary`, all]) expect(await code(await kim.get(path)), path).toEqual([403, 'not-allowed']);

  const { pass } = (await (await kim.post(`${room}/join`, {})).json()) as Joined;
  expect(pass.peer).toMatch(/^g/);
  expect(isPeerOf(clinic.keys, { consult: own.consult, person: invited.guest.id, role: 'guest' }, pass.peer)).toBe(true);
  expect(((await (await vet.get(all)).json()) as GuestList).guests.map(({ name, part }: Guest) => [name, part])).toEqual([['Kim Rivera', 'interpreter']]);
});

test('a guest in the call is seen by all, does not begin the visit and does not end it', async () => {
  const { own, owner, invited, open, room } = await invitation();
  const kim = clinic.client(((await (await open()).json()) as AppointmentSession).token);
  const told = socketTold({ db: clinic.db, keys: clinic.keys, clock: () => clinic.time.now });
  const joins = (person: string, peer: string, stay: number) => told({ clinic: clinic.people.clinics['maple-street'], consult: own.consult, person, peer, kind: 'joined', stay, at: clinic.time.now });
  await joins(own.owner, `o${own.owner.slice(0, 8)}`, 101);
  await joins(invited.guest.id, `g${invited.guest.id.slice(0, 8)}`, 102);
  const seen = (await (await owner.get(room)).json()) as Room;
  expect([seen.state, seen.participants.map(({ name, role }) => [name, role])]).toEqual(['waiting', [['Sam Rivera', 'owner'], ['Kim Rivera', 'guest']]]);
  await joins(clinic.people.staff.ito, `v${own.owner.slice(0, 8)}`, 103);
  expect(((await (await owner.get(room)).json()) as Room).state).toBe('live');
  expect((await kim.post(`${room}/end`, { why: 'finished' })).status).toBe(200);
  expect(((await (await owner.get(room)).json()) as Room).state).toBe('live');
});

test('a guest hears at once who comes and goes, and nothing of what is written; the stream ends when they are taken out', async () => {
  const { own, vet, owner, all, invited, open, room } = await invitation();
  const kim = clinic.client(((await (await open()).json()) as AppointmentSession).token);
  const stream = await kim.get(`${at}/live`);
  expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const heard = stream.text();
  expect((await owner.post(`${room}/messages`, { id: randomUUID(), text: 'For the vet' })).status).toBe(201);
  expect((await owner.post(`${room}/presence`, { stage: 'ready' })).status).toBe(204);
  expect((await vet.send('DELETE', `${all}/${invited.guest.id}`)).status).toBe(204);
  const events = [...(await heard).matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data!) as { type: string; reference: string; data: object });
  expect(events.map(({ type, reference, data }) => [type, reference, data])).toEqual([['presence.changed', own.reference, { person: own.owner, stage: 'ready' }]]);
});

test('taken out: the token ends at once, it is on the timeline, and there is room for another', async () => {
  const { own, vet, all, invited, open, room } = await invitation();
  const kim = clinic.client(((await (await open()).json()) as AppointmentSession).token);
  expect((await vet.post(all, { name: 'Dr. Lee', part: 'specialist' })).status).toBe(201);
  expect(await code(await vet.post(all, { name: 'One more', part: 'family' }))).toEqual([409, 'guests-full']);
  expect((await vet.send('DELETE', `${all}/${invited.guest.id}`)).status).toBe(204);
  expect(await code(await vet.send('DELETE', `${all}/${invited.guest.id}`))).toEqual([404, 'not-found']);
  expect(await code(await kim.get(room))).toEqual([401, 'sign-in-needed']);
  expect((await vet.post(all, { name: 'One more', part: 'family' })).status).toBe(201);
  const events = await clinic.db.sql<{ type: string }[]>`select type from event where consult_id = ${own.consult} and type like 'guest.%' order by seq`;
  expect(events.map(({ type }) => type)).toEqual(['guest.invited', 'guest.invited', 'guest.removed', 'guest.invited']);
});
