import { Ajv2020 } from 'ajv/dist/2020.js';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { socketTold } from '../src/flows/consult/socket.ts';
import { earDrops } from './scripts.ts';
import { bookMiso, freeTimes, misosVisit } from './booking-story.ts';
import { testClinic, type Client } from './clinic.ts';
import { smallJpeg } from './jpeg.ts';
import { operations, type Operation, type Schema } from './operations.ts';
import { peopleOf } from './people.ts';

const clinic = await testClinic();
const { staffToken, visit, visitToken, ownerToken } = peopleOf(clinic);
const all = await operations(clinic.app.root);

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
ajv.addFormat('email', /^[^@\s]+@[^@\s]+$/);

/** No member may be said that is not documented: otherwise a name or a phone number could slip out unseen. */
function closed(schema: Schema): Schema {
  const of = (each: Schema | undefined) => (each ? closed(each) : undefined);
  return JSON.parse(
    JSON.stringify({
      ...schema,
      ...(schema.type === 'object' && schema.properties ? { additionalProperties: schema.additionalProperties ?? false } : {}),
      properties: schema.properties && Object.fromEntries(Object.entries(schema.properties).map(([name, each]) => [name, closed(each)])),
      items: Array.isArray(schema.items) ? schema.items.map(closed) : of(schema.items),
      anyOf: schema.anyOf?.map(closed),
      oneOf: schema.oneOf?.map(closed),
    }),
  ) as Schema;
}

const answered = new Set<string>();

function operationOf(method: string, path: string): Operation | undefined {
  const whole = (path.startsWith('/api') ? path : `/api/v1/clinics/maple-street${path === '/' ? '' : path}`).replace(/\?.*/, '');
  const fits = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(whole);
  // `/sign-in/codes` before `/{something}/codes`: the most literal one.
  return all.filter((operation) => operation.method === method && fits(operation.path)).sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
}

/** What is wrong with an answer by the document; empty when nothing is. */
async function faults(operation: Operation, answer: Response): Promise<unknown[]> {
  const response = operation.responses[answer.status] ?? operation.responses['default'];
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  if (answer.ok && !operation.responses[answer.status]) return [`${answer.status} is not documented`];
  const content = response?.content;
  if (!content) return (await answer.clone().text()) ? ['a body where none is documented'] : [];
  const media = content[type] ?? content['*/*'];
  if (!media) return [`${type} is not documented`];
  if (!type.endsWith('json')) return [];
  const fits = ajv.compile(type === 'application/json' ? closed(media.schema) : media.schema);
  const body: unknown = await answer.clone().json();
  if (!fits(body)) return fits.errors ?? [];
  if (!answer.ok) {
    const { code } = body as { code: string };
    const common = ['bad-json', 'bad-request', 'too-large', 'not-found', 'sign-in-needed', 'not-allowed', 'wrong-origin', 'rate-limited'];
    return common.includes(code) || operation.problems.includes(code) ? [] : [`the code ${code} is not documented`];
  }
  return [];
}

/** The same client, every answer of which is held against the document. */
function checked(client: Client): Client {
  const check = async (method: string, path: string, answer: Response) => {
    const operation = operationOf(method, path);
    expect(operation, `${method} ${path} is documented`).toBeDefined();
    expect(await faults(operation!, answer), `${method} ${path} answered ${answer.status}`).toEqual([]);
    if (answer.ok) answered.add(operation!.name);
    return answer;
  };
  return {
    token: client.token,
    send: async (method, path, sending) => check(method, path, await client.send(method, path, sending)),
    get: async (path, headers) => check('GET', path, await client.get(path, headers)),
    post: async (path, body, headers) => check('POST', path, await client.post(path, body, headers)),
    put: async (path, body, headers) => check('PUT', path, await client.put(path, body, headers)),
  };
}
const as = (token?: string) => checked(clinic.client(token));
const nobody = as();
const story = { ...clinic, client: as };

async function json<T>(answer: Response, status = 200): Promise<T> {
  expect([answer.status, answer.ok ? '' : await answer.clone().text()]).toEqual([status, '']);
  return (await answer.json()) as T;
}

test('everything public about a clinic, triage, free times, holding and giving back', async () => {
  await json(await nobody.get('/'));
  await json(await nobody.post('/triage', { species: 'cat', text: 'He strains in the box.', answers: { urinating: 'straining' }, redFlags: ['cannot-urinate'] }));
  const [slot] = await freeTimes(story);
  const held = await json<{ reference: string; token: string }>(await nobody.post('/holds', { type: 'sick', modality: 'video', start: slot!.start }), 201);
  expect((await as(held.token).send('DELETE', `/holds/${held.reference}`)).status).toBe(204);
});

test('from the booking to the summary', async () => {
  const { reference, owner, slot } = await bookMiso(story);
  clinic.time.now = new Date(Date.parse(slot.start) - 600_000);
  const ito = as(await staffToken('vet'));
  await json(await ito.get('/appointments?view=upcoming&practitioner=all'));
  await json(await ito.post(`/appointments/${reference}/confirm`));
  await json(await owner.get(`/appointments/${reference}`));
  expect((await owner.get(`/appointments/${reference}/calendar`)).status).toBe(200);

  expect((await owner.post(`/consults/${reference}/presence`, { stage: 'ready' })).status).toBe(204);
  await json(await nobody.get('/test-servers'));
  const well = { is: 'good', what: null };
  const report = {
    camera: { ...well, width: 1280, height: 720, facing: 'back' }, light: { ...well, mean: 118 }, microphone: { is: 'weak', what: 'noisy', noiseDb: -31.5, peakDb: -9, echo: false }, speaker: { is: 'skipped', what: null },
    network: { ...well, stun: true, relayUdp: null, relayTcp: null, roundTripMs: null, loss: null, kbps: null }, battery: { ...well, level: 0.8, charging: true }, browser: { ...well, system: 'ios', name: 'safari' },
  };
  expect((await owner.put(`/consults/${reference}/device-test`, report)).status).toBe(204);
  expect((await json<{ reports: object[] }>(await owner.get(`/consults/${reference}/device-test`))).reports).toMatchObject([{ role: 'owner', report }]);
  await json(await owner.post(`/consults/${reference}/join`, {}));
  await json(await ito.post(`/consults/${reference}/join`, {}));
  const { pass } = await json<{ pass: { peer: string } }>(await owner.post(`/consults/${reference}/join`, {}));
  const { guest } = await json<{ guest: { id: string } }>(await ito.post(`/consults/${reference}/guests`, { name: 'Ana Lopez', part: 'interpreter' }), 201);
  expect((await json<{ guests: object[] }>(await ito.get(`/consults/${reference}/guests`))).guests).toMatchObject([{ id: guest.id, came: false }]);
  expect((await ito.send('DELETE', `/consults/${reference}/guests/${guest.id}`)).status).toBe(204);
  const minute = { seconds: 60, heard: 60, seen: 60, twoWayAudio: 60, twoWay: 58, unbroken: 58, quality: { good: 60, fair: 0, poor: 0 }, restarts: 0, recalls: 0, last: false };
  expect((await owner.post(`/consults/${reference}/measured`, { peer: pass.peer, of: 'v1', ...minute })).status).toBe(204);
  expect((await owner.post(`/consults/${reference}/camera`, { peer: pass.peer, of: 'v1', verdict: 'seen', rule: 'on' })).status).toBe(204);
  await json(await owner.post(`/consults/${reference}/messages`, { id: randomUUID(), text: 'Here is his ear.' }), 201);
  await json(await ito.post(`/consults/${reference}/messages`, { id: randomUUID(), text: 'Between us.', staffOnly: true }), 201);
  await json(await owner.get(`/consults/${reference}/messages`));
  await json(await ito.get(`/consults/${reference}`));
  const { photo } = await json<{ photo: string }>(await ito.put('/me/photo', { jpeg: smallJpeg, isMe: true }));
  expect((await as(undefined).get(photo)).status).toBe(200);
  await json(await ito.get('/me/profile'));
  await json(await ito.put('/me/profile', { phone: '416-555-0133', languages: ['en', 'fr'], licences: [{ country: 'CA', region: 'Ontario', number: '18204', expires: '2031-01-01' }] }));
  await json(await ito.send('DELETE', '/me/photo'));
  await json(await ito.post(`/consults/${reference}/late`, { minutes: 5 }));
  await json(await ito.post(`/consults/${reference}/work-place`, { quiet: true, notDriving: true, nothingElse: true }));
  const { secret } = await json<{ secret: string }>(await owner.post(`/consults/${reference}/hand-over`), 201);
  await json(await owner.post('/hand-overs', { reference, secret }));
  await json(await ito.post(`/consults/${reference}/end`, { why: 'finished' }));
  await json(await ito.get(`/consults/${reference}/timeline`));

  const { body, revision } = await json<{ body: object; revision: number }>(await ito.get(`/records/${reference}`));
  const written = {
    ...body,
    subjective: 'Scratches since Tuesday.',
    objective: 'Left ear red.',
    assessment: 'Sore ear.',
    plan: 'Ear drops.',
    education: 'How to give ear drops.',
    scripts: { kind: 'some', scripts: [earDrops] },
    followUp: { kind: 'recheck', inDays: 14 },
    summary: { found: 'His left ear is sore.', nextSteps: 'Ear drops twice a day', callIf: 'his head tilts' },
  };
  const saved = await ito.put(`/records/${reference}`, { body: written }, { 'if-match': `"${revision}"` });
  await json(await ito.post(`/records/${reference}/complete`, undefined, { 'if-match': saved.headers.get('etag') ?? '' }));
  await json(await ito.get(`/records/${reference}/weights`));
  const { scripts } = await json<{ scripts: { id: string; code: string; dispensingCode: string }[] }>(await owner.get(`/records/${reference}/scripts`));
  const [script] = scripts;
  await json(await nobody.get(`/scripts/${script?.code}`));
  await json(await nobody.post(`/scripts/${script?.code}/used`, { dispensingCode: script?.dispensingCode, by: 'Corner Pharmacy' }));
  await json(await ito.post(`/records/${reference}/scripts`, { script: earDrops, replaces: { script: script?.id, reason: 'Another bottle.' } }));
  const { scripts: both } = await json<{ scripts: { id: string }[] }>(await ito.get(`/records/${reference}/scripts`));
  await json(await ito.post(`/records/${reference}/scripts/${both[1]?.id}/void`, { reason: 'Not needed.' }));
  for (const paper of [`/records/${reference}/scripts/${both[1]?.id}/paper`, `/records/${reference}/paper`, `/records/${reference}/summary/paper`]) expect((await ito.get(paper)).status).toBe(200);
  const [known] = await clinic.db.sql<{ pet: string; owner: string }[]>`select pet_id as pet, owner_id as owner from appointment where reference = ${reference}`;
  const asOwner = as(await ownerToken({ clinic: 'maple-street', appointment: '', consult: '', reference, owner: known!.owner }));
  for (const who of [ito, asOwner]) {
    await json(await who.get(`/pets/${known?.pet}/file`));
    await json(await who.get(`/pets/${known?.pet}/fhir`));
    await json(await who.post(`/pets/${known?.pet}/history`, { text: 'ear' }));
    expect((await who.get(`/pets/${known?.pet}/history/paper`)).status).toBe(200);
  }
  await json(await asOwner.get('/me/file'));
  await json(await ito.get(`/records/${reference}/versions`));
  await json(await ito.get(`/records/${reference}/versions/1`));
  const done = await ito.get(`/records/${reference}`);
  const { body: told } = await json<{ body: object }>(done);
  await json(await ito.post(`/records/${reference}/amendments`, { body: { ...told, plan: 'Ear drops for ten days.' }, reason: 'Longer.' }, { 'if-match': done.headers.get('etag') ?? '' }));
  await json(await owner.get(`/records/${reference}/summary`));
  await json(await owner.get('/session'));
}, 120_000);

test('snippets and recall, late records, an animal that has died, owners of another program', async () => {
  const { reference } = await visit();
  const marsh = as(await staffToken('manager'));
  const { revision: settings } = await json<{ revision: number }>(await marsh.get('/record-settings'));
  await json(await marsh.put('/record-settings', { snippets: [{ name: 'ears-ok', text: 'Both ears clean.', also: { plan: 'Nothing to do.' } }] }, { 'if-match': `"${settings}"` }));
  await json(await marsh.get('/overdue-records'));
  await json(await marsh.post('/clients/import', { rows: [{ line: 2, owner: { name: 'Kim Doe', email: 'kim.doe@mail.example' }, pet: { name: 'Rex', species: 'dog' } }] }));
  await json(await marsh.put(`/consults/${reference}/deceased`, { deceased: true }));
  await json(await marsh.put(`/consults/${reference}/deceased`, { deceased: false }));
});

test('the staff’s bar: help from the desk, an owner who does not come, who came when, and earlier visits', async () => {
  const miso = await visit();
  const [row] = await clinic.db.sql<{ start: Date }[]>`update appointment set status = 'confirmed', modality = 'phone' where id = ${miso.appointment} returning start_at as start`;
  const before = clinic.time.now;
  clinic.time.now = row!.start;
  const [ito, vale, owner, link] = [as(await staffToken('vet')), as(await staffToken('front-desk')), as(await ownerToken(miso)), as(await visitToken(miso))];
  const at = `/consults/${miso.reference}`;
  await json(await ito.get(`${at}/bar`));
  await json(await ito.post(`${at}/messaging`, { messaging: 'locked' }));
  await json(await vale.get('/help-requests'));
  await json(await ito.post(`${at}/help`));
  expect((await ito.post(`${at}/no-show`)).status).toBe(409);
  await json(await vale.post(`${at}/help/answer`, { id: randomUUID(), text: 'I call them.' }));
  await json(await vale.post(`${at}/help/owner`));
  expect(await json(await vale.get('/help-requests'))).toMatchObject({ requests: [{ reference: miso.reference, help: { answer: { text: 'I call them.' } } }] });
  await json(await vale.post(`${at}/help/handled`));
  expect(await json(await link.post(`${at}/owner-help`))).toMatchObject({ askedAt: row!.start.toISOString() });
  expect(await json(await vale.get('/help-requests'))).toMatchObject({ requests: [{ reference: miso.reference, fromOwner: true, help: { by: '' } }] });
  await json(await vale.post(`${at}/help/handled`));
  clinic.time.now = new Date(row!.start.getTime() + 300_000);
  await json(await ito.post(`${at}/no-show`));
  expect(await json(await ito.get(`${at}/attendance`))).toMatchObject({ decision: { outcome: 'client-no-show', vet: { share: 50 } } });
  await json(await link.get(`${at}/attendance`));
  await json(await owner.get(`${at}/history`));
  await json(await ito.get(`${at}/history`));
  expect((await link.get(`${at}/history`)).status).toBe(403);
  const mails = (await clinic.outbox()).filter(({ text }) => text.includes(miso.reference)).map(({ subject }) => subject);
  expect(mails).toEqual(['Dr. Hana Ito waits for you and Miso', 'We missed you and Miso']);
  clinic.time.now = before;
});

test('another time, the clinic’s rules for it, and the pets of who comes again', async () => {
  const { slot, reference, owner, booked } = await bookMiso(story, { owner: { name: 'Kim Doe', email: 'kim@mail.example' } });
  const free = (await freeTimes(story)).find(({ start }) => start > slot.start);
  await json(await owner.post(`/appointments/${reference}/reschedule`, { start: free!.start }));
  expect((await owner.post(`/appointments/${reference}/reschedule`, { start: '2000-01-01T00:00:00.000Z' })).status).toBe(409);
  const kims = as(await ownerToken({ ...(await visit()), owner: (await clinic.db.sql<{ owner_id: string }[]>`select owner_id from appointment where reference = ${reference}`)[0]!.owner_id }));
  const { pets } = await json<{ pets: { id: string }[] }>(await kims.get('/me/pets'));
  const { animals } = await json<{ animals: { id: string }[] }>(await kims.get('/me/animals'));
  await json(await kims.put(`/me/animals/${animals[0]!.id}/recall`, { recall: false }));
  expect(pets.map(({ id }) => id)).toEqual([booked.appointment.pet?.id]);
  const marsh = as(await staffToken('manager'));
  const rules = await json<{ revision: number }>(await marsh.get('/booking-settings'));
  expect(await json(await marsh.put('/booking-settings', { ...rules, freeUntilMin: 120 }, { 'if-match': `"${rules.revision}"` }))).toEqual({ ...rules, freeUntilMin: 120, revision: rules.revision + 1 });
  const { days, revision } = await json<{ days: { code: string }[]; revision: number }>(await marsh.get('/holidays'));
  await json(await marsh.put('/holidays', { region: 'ON', closed: [days[0]?.code] }, { 'if-match': `"${revision}"` }));
});

test('a live call: asked for, waited for, claimed, given back; the list of what nobody has', async () => {
  const marsh = as(await staffToken('manager'));
  const rules = await json<{ revision: number }>(await marsh.get('/booking-settings'));
  await json(await marsh.put('/booking-settings', { ...rules, liveCalls: true }, { 'if-match': `"${rules.revision}"` }));
  await json(await nobody.get('/live-calls?type=sick'));
  const asked = { id: randomUUID(), type: 'sick', ...misosVisit, morePets: [{ name: 'Rex', species: 'dog' }], reason: 'She vomited three times since this morning and does not eat' };
  const { appointment, token } = await json<{ appointment: { reference: string }; token: string }>(await nobody.post('/live-calls', asked), 201);
  const { reference } = appointment;
  await json(await as(token).get(`/appointments/${reference}/wait`));
  const ito = as(await staffToken('vet'));
  await json(await ito.get('/appointments?view=upcoming&practitioner=me'));
  await json(await ito.post(`/appointments/${reference}/claim`));
  await json(await as(token).get(`/consults/${reference}`));
  await json(await ito.post(`/appointments/${reference}/release`));
  await json(await as(token).get(`/consults/${reference}`));
  await json(await as(token).post(`/appointments/${reference}/cancel`, {}));
  expect((await ito.post(`/appointments/${reference}/claim`)).status).toBe(409);
});

test('the desk finds an owner and books', async () => {
  const vale = as(await staffToken('front-desk'));
  await visit();
  await json(await vale.post('/owners/search', { text: 'miso' }));
  const [slot] = await freeTimes(story);
  const held = await json<{ token: string }>(await vale.post('/holds', { type: 'sick', modality: 'video', start: slot!.start }), 201);
  await json(await vale.post('/appointments/on-behalf', { ...misosVisit, hold: held.token }), 201);
});

test('no and never mind', async () => {
  const [first, second] = [await visit(), await visit()];
  const marsh = as(await staffToken('manager'));
  await json(await marsh.post(`/appointments/${first.reference}/decline`, { reason: 'unwell' }));
  await json(await as(await ownerToken(second)).post(`/appointments/${second.reference}/cancel`, {}));
});

test('triage that is kept, the queue, a decision, and what got worse', async () => {
  const mine = await visit();
  const told = { species: 'cat', text: 'He strains in the box.', answers: { urinating: 'straining' }, redFlags: { 'cannot-urinate': 'unsure' }, substances: [{ name: 'lily' }], weightKg: 4 };
  const kept = await json<{ assessment: string }>(await as(await visitToken(mine)).post('/triage', { ...told, keep: { petName: 'Miso', name: 'Sam Rivera', phone: '416-555-0162' } }));
  await json(await nobody.post('/triage', { ...told, keep: {} }));
  const reyes = as(await staffToken('technician'));
  await json(await reyes.get('/triage-assessments'));
  await json(await reyes.post(`/triage-assessments/${kept.assessment}/decision`, { level: 'emergency', reason: 'A tom that strains.' }));
  const owner = as(await ownerToken(mine));
  await json(await owner.post(`/consults/${mine.reference}/triage`, { change: 'none' }));
  await json(await owner.post(`/consults/${mine.reference}/triage`, { change: 'new-or-worse', text: 'Now he vomits too.' }));
});

test('files of a visit: asked for, begun, sent, seen, opened, taken away', async () => {
  const mine = await visit();
  const path = `/appointments/${mine.reference}/files`;
  const owner = as(await visitToken(mine));
  const desk = as(await staffToken('front-desk'));
  await json(await desk.post(`/appointments/${mine.reference}/file-requests`, { note: 'The ear, in daylight.' }), 201);
  const note = `Earlier records. ${'x'.repeat(100)}`;
  const { id } = await json<{ id: string }>(await owner.send('POST', path, { headers: { 'upload-length': String(note.length), 'upload-metadata': `filename ${btoa('notes.txt')}` } }), 201);
  const bytesOf = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
  expect((await owner.send('PATCH', `${path}/${id}`, { body: `${note}!`, headers: bytesOf })).status).toBe(413);
  expect((await owner.send('PATCH', `${path}/${id}`, { body: note, headers: bytesOf })).status).toBe(204);
  expect((await owner.send('PATCH', `${path}/${id}`, { body: note, headers: bytesOf })).status).toBe(409);
  await json(await owner.get(path));
  const { href } = await json<{ href: string }>(await desk.get(`${path}/${id}`));
  expect(await (await nobody.get(href)).text()).toBe(note);
  expect((await nobody.get(href, { range: 'bytes=0-9' })).status).toBe(206);
  expect((await desk.send('DELETE', `${path}/${id}`)).status).toBe(403);
  expect((await owner.send('DELETE', `${path}/${id}`)).status).toBe(204);
  expect((await owner.send('POST', path, { headers: {} })).status).toBe(400);
});

test('a recording: asked for, agreed to, sent, stopped, watched, removed; and how the clinic deals with them', async () => {
  const mine = await visit();
  const path = `/consults/${mine.reference}/recordings`;
  const [ito, owner, marsh] = [as(await staffToken('vet')), as(await visitToken(mine)), as(await staffToken('manager'))];
  for (const [person, peer] of [[mine.owner, 'o1'], [clinic.people.staff.ito, 'v1']] as const) {
    await socketTold(clinic)({ clinic: clinic.people.clinics['maple-street'], consult: mine.consult, person, peer, kind: 'joined', stay: 1, at: clinic.time.now });
  }
  const { id } = await json<{ id: string }>(await ito.post(path, { id: randomUUID() }), 201);
  await json(await owner.post(`${path}/${id}/answer`, { yes: true }));
  const film = { body: `\0\0\0\x18ftypisom${'x'.repeat(5000)}`, headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0', 'recording-run': '1', 'recording-parts': '5012;0' } };
  expect((await ito.send('PATCH', `${path}/${id}`, film)).status).toBe(204);
  expect((await ito.send('PATCH', `${path}/${id}`, film)).status).toBe(409);
  await json(await ito.post(`${path}/${id}/state`, { to: 'stopped' }));
  await json(await ito.post(`${path}/${id}/state`, { to: 'done' }));
  await clinic.workers.idle();
  await json(await owner.get(path));
  await json(await owner.post(`${path}/${id}/link`));
  expect((await marsh.send('DELETE', `${path}/${id}`)).status).toBe(204);
  expect((await owner.post(`${path}/${id}/link`)).status).toBe(409);
  const { revision } = await json<{ revision: number }>(await ito.get('/recording-settings'));
  await json(await marsh.put('/recording-settings', { keptDays: 90 }, { 'if-match': `"${revision}"` }));
});

test('hours, days that differ, a pause, and the kinds of visit', async () => {
  const ito = as(await staffToken('vet'));
  const marsh = as(await staffToken('manager'));
  const { hours, revision } = await json<{ hours: object; revision: number }>(await ito.get('/availability'));
  await json(await ito.put('/availability', { ...hours, bufferMin: 5 }, { 'if-match': `"${revision}"` }));
  await json(await marsh.get(`/availability?practitioner=${clinic.people.staff.ito}`));
  const added = await json<{ exceptions: { id: string }[] }>(await ito.post('/availability/exceptions', { kind: 'block', from: '2030-06-01', windows: [['09:00', '10:00']], note: 'Dentist' }), 201);
  expect((await ito.send('DELETE', `/availability/exceptions/${added.exceptions[0]!.id}`)).status).toBe(204);
  await json(await ito.post('/availability/pause', { for: 'day' }));
  await json(await ito.send('DELETE', '/availability/pause'));
  const types = await json<{ types: object[]; revision: number }>(await marsh.get('/appointment-types'));
  const dental = { name: 'Dental check', durationMin: 45, modalities: ['in-person'], role: 'vet', priceMinor: 12000, preparation: [] };
  await json(await marsh.put('/appointment-types', { types: [...types.types, dental] }, { 'if-match': `"${types.revision}"` }));
  expect((await marsh.put('/appointment-types', { types: [dental, dental] }, { 'if-match': '"0"' })).status).toBe(422);
  expect((await ito.put('/availability', hours, { 'if-match': '"0"' })).status).toBe(412);
});

test('calendars elsewhere, in and out', async () => {
  const ito = as(await staffToken('vet'));
  await json(await ito.put('/availability/import', { address: 'webcal://calendar.example/private/basic.ics' }));
  await json(await ito.post('/availability/import/check'), 202);
  await json(await ito.send('DELETE', '/availability/import'));
  const { address } = await json<{ address: string }>(await ito.post('/availability/feed'), 201);
  expect((await nobody.get(new URL(address).pathname)).status).toBe(200);
  await json(await ito.send('DELETE', '/availability/feed'));
  expect((await nobody.get(new URL(address).pathname)).status).toBe(404);
  expect((await ito.put('/availability/import', { address: 'ftp://calendar.example' })).status).toBe(422);
});

test('signing in by code, by link, by the visit’s link, and out', async () => {
  const { challenge } = await json<{ challenge: string }>(await nobody.post('/api/v1/sign-in/codes', { email: 'ito@maple-street.example' }), 202);
  const mail = (await clinic.outbox()).findLast(({ to }) => to === 'ito@maple-street.example');
  const code = /\b\d{6}\b/.exec(mail?.subject ?? '')?.[0];
  const { sessions } = await json<{ sessions: { token: string }[] }>(await nobody.post('/api/v1/sign-in', { challenge, code }));
  const ito = as(sessions[0]!.token);
  await json(await ito.get('/session'));
  await json(await ito.get('/session/clinics'));
  await json(await ito.post('/session/clinics', { clinic: 'maple-street' }));
  expect((await ito.send('DELETE', '/session')).status).toBe(204);
  await json(await nobody.post('/api/v1/sign-in/links', { secret: /#sign-in=([\w-]+)/.exec(mail?.text ?? '')?.[1] }));

  const sams = (await clinic.outbox()).findLast(({ to, text }) => to === misosVisit.owner.email && text.includes('&k='));
  const [, reference, secret] = /consult\/(VK-[\w-]+)#c=maple-street&k=([\w-]+)/.exec(sams?.text ?? '') ?? [];
  await json(await nobody.post('/appointment-links', { reference, secret }));
});

test('what the clinic keeps of an owner, erasing it, and who read and wrote what', async () => {
  const marsh = as(await staffToken('manager'));
  const { owner, reference } = await visit();
  await json(await marsh.get(`/owners/${owner}/file`));
  await json(await marsh.get(`/owners/${owner}/erasure`));
  expect((await marsh.post(`/owners/${owner}/erasure`, { name: 'Somebody else' })).status).toBe(422);
  await clinic.db.sql`update appointment set status = 'cancelled' where reference = ${reference}`;
  await json(await marsh.post(`/owners/${owner}/erasure`, { name: 'Sam Rivera' }));
  await json(await marsh.get('/audit?action=owner'));
  await json(await marsh.post('/audit/checks'));
  expect((await marsh.get('/audit/file')).status).toBe(200);
});

test('refusals are as documented too', async () => {
  const marsh = as(await staffToken('manager'));
  const { reference } = await visit();
  const refused = [
    await nobody.get('/session'),
    await nobody.post('/api/v1/sign-in', { challenge: 'a-challenge-that-nobody-was-given', code: '123456' }),
    await nobody.post('/api/v1/sign-in/links', { secret: 'a-secret-of-no-link-at-all' }),
    await nobody.post('/api/v1/setup', {}),
    await nobody.post('/holds', { type: 'sick', modality: 'video', start: '2000-01-01T00:00:00.000Z' }),
    await nobody.post('/holds', { type: 'nothing', modality: 'video', start: '2030-01-09T15:00:00.000Z' }),
    await nobody.get('/slots?type=sick'),
    await nobody.send('POST', '/triage', { body: '{', headers: { 'content-type': 'application/json' } }),
    await marsh.put(`/records/${reference}`, {}),
    await marsh.get(`/records/VK-ZZZZ-ZZ`),
    await marsh.get(`/records/${reference}/summary`),
  ];
  expect(refused.filter((answer) => answer.ok)).toEqual([]);
});

test('what owners agree to: read, set, and asked for again before going in', async () => {
  const { reference, owner } = await bookMiso(story, { at: 9 });
  await json(await as(await staffToken('vet')).post(`/appointments/${reference}/confirm`));
  await json(await nobody.get('/consent-text'));
  const { version, hash } = await json<{ version: string; hash: string }>(await as(await staffToken('manager')).put('/consent-text', { text: 'Our own words.', locale: 'en' }));
  await json(await as(await staffToken('manager')).get('/consent-texts'));
  expect((await owner.post(`/consults/${reference}/join`, {})).status).toBe(409);
  await json(await owner.post(`/consults/${reference}/consent`, { version, hash, as: 'owner', place: { country: 'CA', region: 'Ontario' } }));
  await json(await owner.post(`/consults/${reference}/join`, {}));
  await json(await owner.get(`/appointments/${reference}/agreement`));
});

test('the money of a visit: set aside, charged, given back, paid at the clinic, not charged', async () => {
  await clinic.db.sql`update clinic set settings = settings || '{"payments":{"atBooking":"card"}}' where slug = 'maple-street'`;
  const [desk, vet] = [as(await staffToken('front-desk')), as(await staffToken('vet'))];
  const begun = async (change: string) => {
    const one = await visit();
    await clinic.db.sql`update appointment set status = 'confirmed' where id = ${one.appointment}`;
    await clinic.db.sql`update consult set state = ${change} where id = ${one.consult}`;
    return { path: `/appointments/${one.reference}`, owner: as(await visitToken(one)) };
  };
  const line = { name: 'Ear drops', quantity: 1, unitMinor: 1500, taxRate: 0 };
  const { path, owner } = await begun('live');
  await json(await owner.get(`${path}/payment`));
  const { payment } = await json<{ payment: string }>(await owner.post(`${path}/payment/begin`, { purpose: 'card' }));
  await json(await owner.post(`${path}/payment/test-card`, { payment, card: 'works' }));
  await json(await owner.post(`${path}/payment/returned`));
  await json(await vet.post(`${path}/charge`, { lines: [line] }));
  await json(await desk.post(`${path}/refunds`, { id: randomUUID(), amountMinor: 500, reason: 'goodwill' }));
  for (const path_ of [`${path}/invoice.pdf`, `${path.replace('appointments', 'consults')}/attendance.pdf`]) expect((await owner.get(path_)).headers.get('content-type')).toBe('application/pdf');
  const [here, free] = [await begun('live'), await begun('live')];
  await json(await vet.post(`${here.path}/charge`, { lines: [line] }));
  await json(await desk.post(`${here.path}/paid-here`, { amountMinor: 1500, how: 'terminal' }));
  await json(await desk.post(`${free.path}/no-charge`));
});

test('the clinic’s numbers, the till of a day, and what those who treat are entitled to', async () => {
  const manager = as(await staffToken('manager'));
  for (const path of ['/payment-settings', '/policy-settings']) {
    const answer = await manager.get(path);
    const { revision, mode: _mode, ...sheet } = await json<{ revision: number; mode?: string }>(answer);
    await json(await manager.put(path, sheet, { 'if-match': `"${revision}"` }));
  }
  const one = await visit();
  await clinic.db.sql`update appointment set status = 'confirmed' where id = ${one.appointment}`;
  await json(await manager.post(`/consults/${one.reference}/end`, { why: 'finished' }));
  await json(await manager.post(`/appointments/${one.reference}/payout`, { decision: 'release', share: 40, reason: 'looked-into' }));
  const { people } = await json<{ people: { practitioner: { id: string } }[] }>(await manager.get('/standing'));
  for (const decision of ['pause', 'release']) await json(await manager.post('/standing/decisions', { staff: people[0]!.practitioner.id, decision, reason: 'looked-into' }));
  await json(await as(await staffToken('vet')).post('/standing/appeals', { words: 'My line was down that day.' }));
  const days = 'from=2030-01-01&to=2032-01-01';
  await json(await manager.get(`/payouts?${days}`));
  await json(await manager.get('/cash-up?day=2030-01-07'));
  for (const path of [`/payouts.csv?${days}`, '/cash-up.csv?day=2030-01-07']) expect((await manager.get(path)).status).toBe(200);
});

test('who works here, and on which sites the widgets stand', async () => {
  const manager = as(await staffToken('manager'));
  await json(await manager.get('/staff'));
  const { working } = await json<{ working: { id: string; name: string }[] }>(await manager.post('/staff', { name: 'Dr. Ben Low', email: 'ben@maple-street.example', role: 'vet' }), 201);
  const staff = working.find(({ name }) => name === 'Dr. Ben Low')!.id;
  await json(await manager.put('/staff/role', { staff, role: 'technician' }));
  await json(await manager.post('/staff/end', { staff }));
  await json(await manager.get('/sites'));
  await json(await manager.post('/sites', { origin: 'https://www.maple-street.example' }));
  await json(await manager.send('DELETE', '/sites?origin=https://www.maple-street.example'));
});

test('every operation but the stream, the first set-up and what only Stripe sends was answered in these stories', () => {
  const told = all.filter((operation) => !('text/event-stream' in (operation.responses['200']?.content ?? {})) && !/\/(setup|payments\/events)$/.test(operation.path));
  expect(told.map((operation) => operation.name).filter((name) => !answered.has(name))).toEqual([]);
  expect(clinic.failures).toEqual([]);
});
