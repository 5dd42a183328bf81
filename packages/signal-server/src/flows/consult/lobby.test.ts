import * as v from 'valibot';
import { expect, test } from 'vitest';
import { testClinic, type Client } from '../../../test/clinic.ts';
import { peopleOf } from '../../../test/people.ts';
import { HandOver } from '../../consult/lobby.contract.ts';
import { Room, Timeline } from '../../consult/contract.ts';
import { AppointmentSession } from '../../identity/contract.ts';

const clinic = await testClinic();
const { visit, visitToken } = peopleOf(clinic);
const ito = await clinic.as('ito');

const confirmed = async () => {
  const made = await visit();
  await clinic.db.sql`update appointment set status = 'confirmed' where id = ${made.appointment}`;
  const [{ start }] = (await clinic.db.sql`select start_at as start from appointment where id = ${made.appointment}`) as unknown as [{ start: Date }];
  return { ...made, start, path: `/consults/${made.reference}`, sam: clinic.client(await visitToken(made)) };
};
const room = async (who: Client, path: string) => v.parse(Room, await (await who.get(path)).json());
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code?: string }).code];
const events = async (path: string) => v.parse(Timeline, await (await ito.get(`${path}/timeline`)).json()).events;
const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000).toISOString();
/** Mails about this visit since the last look. */
const mailsAbout = async (reference: string) => (await clinic.outbox()).filter(({ text }) => text.includes(reference));

test('a vet who runs late: the owner’s room and the board say when, and whoever is away gets a mail with the way in', async () => {
  const { path, sam, start, reference } = await confirmed();
  expect((await ito.post(`${path}/late`, { minutes: 5 })).status).toBe(200);

  expect((await room(sam, path)).appointment.late).toEqual({ staff: minutesAfter(start, 5), owner: null });
  expect((await events(path)).at(-1)).toMatchObject({ type: 'visit.late', data: { by: 'staff', seen: false } });
  const [mail] = await mailsAbout(reference);
  expect(mail).toMatchObject({ subject: 'Dr. Hana Ito is running late for Miso' });
  expect(mail!.text).toMatch(new RegExp(`consult/${reference}#c=maple-street&k=`));
});

test('who waits in the lobby sees it there, and gets no mail', async () => {
  const { path, sam, reference } = await confirmed();
  await sam.post(`${path}/presence`, { stage: 'testing' });
  await ito.post(`${path}/late`, { minutes: 10 });
  expect(await mailsAbout(reference)).toEqual([]);
  expect((await events(path)).at(-1)).toMatchObject({ type: 'visit.late', data: { seen: true } });
});

test('an owner who runs late: the vet hears it; the newest word counts', async () => {
  const { path, sam, start, reference } = await confirmed();
  await sam.post(`${path}/late`, { minutes: 5 });
  await sam.post(`${path}/late`, { minutes: 15 });
  expect((await room(ito, path)).appointment.late).toEqual({ owner: minutesAfter(start, 15), staff: null });
  const mails = await mailsAbout(reference);
  expect(mails.map(({ subject }) => subject)).toEqual(['Sam Rivera is running late: Miso', 'Sam Rivera is running late: Miso']);
});

test('nobody runs late for a visit that is cancelled', async () => {
  const { path, appointment } = await confirmed();
  await clinic.db.sql`update appointment set status = 'cancelled' where id = ${appointment}`;
  expect(await code(await ito.post(`${path}/late`, { minutes: 5 }))).toEqual([410, 'visit-cancelled']);
});

test('the place of work is told once a day of the clinic’s calendar, and stands on that visit’s timeline', async () => {
  const [first, second] = [await confirmed(), await confirmed()];
  const told = { quiet: true, notDriving: true, nothingElse: true };
  expect((await room(ito, first.path)).me.placeTold).toBe(false);
  expect(await code(await ito.post(`${first.path}/work-place`, { ...told, quiet: false }))).toEqual([400, 'bad-request']);

  await ito.post(`${first.path}/work-place`, { ...told, unusual: true });
  expect((await room(ito, second.path)).me.placeTold).toBe(true);
  expect((await room(first.sam, first.path)).me).not.toHaveProperty('placeTold');
  expect((await events(first.path)).map(({ type, data }) => [type, data['unusual']])).toEqual([['work-place.told', true]]);

  await ito.post(`${second.path}/work-place`, told);
  expect(await events(second.path)).toEqual([]);
  clinic.time.now = new Date(clinic.time.now.getTime() + 14 * 3_600_000); // midnight in Toronto
  expect((await room(ito, second.path)).me.placeTold).toBe(false);
});

test('a hand-over code opens this visit on another device, once', async () => {
  const { path, sam, reference } = await confirmed();
  const other = await confirmed();
  const made = v.parse(HandOver, await (await sam.post(`${path}/hand-over`)).json());
  const use = (secret: string, of = reference) => clinic.client().post('/hand-overs', { reference: of, secret });

  expect(await code(await use(made.secret, other.reference))).toEqual([404, 'link-unknown']);
  const both = await Promise.all([use(made.secret), use(made.secret)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
  const { token } = v.parse(AppointmentSession, await both.find(({ status }) => status === 200)!.json());
  expect((await room(clinic.client(token), path)).me).toMatchObject({ role: 'owner', name: 'Sam Rivera' });
  expect((await clinic.client(token).get(other.path)).status).toBe(404);
  expect((await events(path)).map(({ type, data }) => [type, data['link']])).toEqual([['hand-over.asked', made.id], ['visit.handed-over', made.id]]);
});

test('a hand-over code is too old after five minutes, and is no other kind of link', async () => {
  const { path, sam, reference } = await confirmed();
  const { secret } = v.parse(HandOver, await (await sam.post(`${path}/hand-over`)).json());
  expect(await code(await clinic.client().post('/appointment-links', { reference, secret }))).toEqual([404, 'link-unknown']);
  clinic.time.now = new Date(clinic.time.now.getTime() + 5 * 60_000);
  expect(await code(await clinic.client().post('/hand-overs', { reference, secret }))).toEqual([410, 'link-expired']);
});
