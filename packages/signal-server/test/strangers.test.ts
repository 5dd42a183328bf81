import { expect, test } from 'vitest';
import { samAndMiso } from './booking.ts';
import { testClinic, type Client } from './clinic.ts';
import { sender } from './files.ts';

/** One stranger with a script, on a server whose limits are on. All of these requests come from one address. */
const clinic = await testClinic({ RATE_LIMITS: 'on' });
const nobody = clinic.client();
const token = async (answer: Response) => ((await answer.json()) as { token: string }).token;
const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code;

test('somebody who only holds a time cannot alert the staff more often than anybody else; staff can tell as much as they hear', async () => {
  const start = '2030-01-08T15:00:00.000Z';
  const draft = clinic.client(await token(await nobody.post('/holds', { type: 'sick', modality: 'video', start })));
  const told = { species: 'cat', text: 'He cannot pee', answers: {}, redFlags: [], keep: { petName: 'Miso' } };
  const statuses = [];
  for (const who of [...Array.from<Client>({ length: 12 }).fill(draft), draft, nobody]) statuses.push((await who.post('/triage', told)).status);
  expect(statuses).toEqual([...Array.from({ length: 12 }, () => 200), 429, 429]);
  expect((await (await clinic.as('vale')).post('/triage', told)).status).toBe(200);
  // How urgent it is can be asked all the same.
  expect((await nobody.post('/triage', { ...told, keep: undefined })).status).toBe(200);

  const booked = await draft.post('/appointments', samAndMiso);
  expect(booked.status).toBe(201);
  const { appointment, token: visit } = (await booked.json()) as { appointment: { reference: string }; token: string };
  expect(await codeOf(await clinic.client(visit).post(`/consults/${appointment.reference}/triage`, { change: 'new-or-worse', text: 'Worse', answers: {} }))).toBe('rate-limited');

  // Each move is a letter to whatever address was typed.
  const hold = (await (await nobody.post('/holds', { type: 'sick', modality: 'video', start: '2030-01-08T17:00:00.000Z' })).json()) as { token: string; reference: string };
  const other = clinic.client(await token(await clinic.client(hold.token).post('/appointments', samAndMiso)));
  const move = (who: Client, hour: number) => who.post(`/appointments/${hold.reference}/reschedule`, { start: `2030-01-09T${hour}:00:00.000Z` });
  const moved = [];
  for (let n = 0; n < 11; n += 1) moved.push((await move(other, 15 + (n % 2))).status);
  expect(moved).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
  expect((await move(await clinic.as('vale'), 18)).status).toBe(200);

  // A PDF costs the server more than whoever asks for it. Those of nobody count like any other, and need no printing here.
  const paper = (of: string) => clinic.client(visit).get(`/consults/${of}/attendance.pdf`);
  expect((await paper(appointment.reference)).status).toBe(200);
  const papers = await Promise.all(Array.from({ length: 60 }, () => paper('VK-ZZZZ-ZZ')));
  expect(papers.filter(({ status }) => status === 404)).toHaveLength(59);
  expect((await paper(appointment.reference)).status).toBe(429);

  // What fills the clinic's place for files: twenty of 500 MB are begun, one more is not, while the vet sends on.
  const [mine, theirs] = [sender(clinic, visit, appointment.reference), sender(clinic, (await clinic.as('ito')).token, appointment.reference)];
  expect(await codeOf(await mine.begin(20_000_000_000))).toBe('file-too-large');
  const begun = [];
  for (let n = 0; n < 20; n += 1) begun.push((await mine.begin(500_000_000)).status);
  expect(begun).toEqual(Array.from({ length: 20 }, () => 201));
  expect(await codeOf(await mine.begin(1000))).toBe('rate-limited');
  expect(await codeOf(await theirs.begin(1000))).not.toBe('rate-limited');

  // Streams cost memory as long as they are open.
  const listens = () => clinic.client(visit).get('/live');
  const open = [];
  for (let n = 0; n < 30; n += 1) open.push(await listens());
  expect(open.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 200));
  expect(await codeOf(await listens())).toBe('rate-limited');
  await open[0]!.body!.cancel();
  const again = await listens();
  expect(again.status).toBe(200);
  for (const { body } of [...open.slice(1), again]) await body!.cancel();
});
