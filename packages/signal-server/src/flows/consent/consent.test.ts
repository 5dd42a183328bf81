import * as v from 'valibot';
import { expect, test } from 'vitest';
import { agreed } from '../../../test/agreed.ts';
import { bookMiso, freeTimes, misosVisit } from '../../../test/booking-story.ts';
import { testClinic } from '../../../test/clinic.ts';
import type { Hold } from '../../booking/contract.ts';
import { ConsentText } from '../../consent/contract.ts';
import { Room, Timeline } from '../../consult/contract.ts';

const clinic = await testClinic();
const ito = await clinic.as('ito');
const marsh = await clinic.as('marsh');
const sam = 'sam.rivera@mail.example';

const said = async (answer: Response) => ({ status: answer.status, ...((await answer.json()) as { code?: string; why?: string }) });
const textNow = async () => v.parse(ConsentText, await (await clinic.client().get('/consent-text')).json());
const roomFor = async (who: { get(path: string): Promise<Response> }, reference: string) => v.parse(Room, await (await who.get(`/consults/${reference}`)).json());
let next = 0;
/** A confirmed visit; its owner may go in. */
async function visit() {
  const it = await bookMiso(clinic, { at: (next += 2) });
  expect((await ito.post(`/appointments/${it.reference}/confirm`)).status).toBe(200);
  return it;
}
const join = (owner: { post(path: string, body?: unknown): Promise<Response> }, reference: string, body: object = {}) => owner.post(`/consults/${reference}/join`, body);

test('a visit from afar is not booked without agreeing to the text as it is', async () => {
  const [slot] = await freeTimes(clinic, clinic.people.staff.ito);
  const held = (await (await clinic.client().post('/holds', { type: 'sick', modality: 'video', start: slot!.start, practitioner: slot!.practitioner })).json()) as Hold;
  const book = (agreement?: object) => clinic.client(held.token).post('/appointments', { ...misosVisit, consent: { telehealth: true, privacy: true, ...(agreement ? { agreement } : {}) } });
  expect(await said(await book())).toMatchObject({ status: 409, code: 'consent-needed', why: 'none' });
  expect(await said(await book({ ...agreed, hash: '0'.repeat(64) }))).toMatchObject({ status: 409, code: 'consent-needed', why: 'text-changed' });
  expect((await book({ ...agreed, as: 'agent', recording: true })).status).toBe(201);
  const [row] = await clinic.db.sql`select given, name, acting_as, place, text_version, encode(sha256, 'hex') as hash, locale, recording, sms, given_at from consent order by seq desc limit 1`;
  expect(row).toEqual({ given: 'booking', name: 'Sam Rivera', acting_as: 'agent', place: { country: 'CA', region: 'Ontario' }, text_version: 'vetkit-1', hash: agreed.hash, locale: 'en', recording: true, sms: false, given_at: clinic.time.now });
});

test('the mail carries a copy: the words, who, when, where and the ticks', async () => {
  await visit();
  const mail = (await clinic.outbox()).find(({ to, text }) => to === sam && text.includes('as an adult and the owner'));
  expect(mail?.text).toContain('Nothing is recorded unless you allow it.');
  expect(mail?.text).toMatch(/Sam Rivera agreed on Monday, January 7, 2030 at 10:00 AM EST, as an adult and the owner, with the pet in Ontario, Canada\./);
  expect(mail?.text).toContain('Recording: not allowed. Text messages: not wished.');
  expect(mail?.text).toContain(`Version vetkit-1, check sum ${agreed.hash.slice(0, 16)}`);
});

test('a text that changed after the booking has to be agreed to before going in, and the copy is mailed', async () => {
  const { owner, reference } = await visit();
  expect((await roomFor(owner, reference)).consent).toEqual({ needed: null, recording: false });
  const saved = v.parse(ConsentText, await (await marsh.put('/consent-text', { text: 'Our own words.\n\nThe vet may ask you to come in.', locale: 'en' })).json());
  expect(saved).toMatchObject({ version: 'clinic-1', text: expect.stringContaining('Our own words.') });
  expect(saved).toEqual(await textNow());

  expect((await roomFor(owner, reference)).consent).toMatchObject({ needed: 'text-changed' });
  expect(await said(await join(owner, reference))).toMatchObject({ status: 409, code: 'consent-needed', why: 'text-changed' });
  const place = { country: 'CA', region: 'Ontario' };
  expect(await said(await owner.post(`/consults/${reference}/consent`, { ...agreed, place }))).toMatchObject({ code: 'consent-needed', why: 'text-changed' });

  const { version, hash } = saved;
  const agree = await owner.post(`/consults/${reference}/consent`, { version, hash, as: 'owner', recording: true, place });
  expect(v.parse(Room, await agree.json()).consent).toEqual({ needed: null, recording: true });
  expect((await join(owner, reference, { place })).status).toBe(200);
  const copies = (await clinic.outbox()).filter(({ to, subject }) => to === sam && subject.startsWith('A copy of what you agreed to'));
  expect(copies).toHaveLength(1);
  expect(copies[0]?.text).toContain('Our own words.');
  // The staff is in no need of it, and sees whether the call may be recorded.
  expect((await join(ito, reference)).status).toBe(200);
  expect((await roomFor(ito, reference)).consent).toMatchObject({ recording: true });

  const { events } = v.parse(Timeline, await (await ito.get(`/consults/${reference}/timeline`)).json());
  expect(events.filter(({ type }) => type.startsWith('consent.')).map(({ type, data }) => [type, data['version'], data['recording']])).toEqual([['consent.given', 'vetkit-1', false], ['consent.renewed', 'clinic-1', true]]);
  expect(JSON.stringify(events)).not.toMatch(/Ontario|Sam/);
});

test('an animal in another state or country: the owner agrees again, and the vet sees the place', async () => {
  const { version, hash } = await textNow();
  const booked = await bookAgreeing({ version, hash, as: 'owner' });
  const { owner, reference } = booked;
  const quebec = { country: 'CA', region: 'Quebec' };
  expect(await said(await join(owner, reference, { place: quebec }))).toMatchObject({ status: 409, code: 'consent-needed', why: 'place-changed' });
  expect((await owner.post(`/consults/${reference}/consent`, { version, hash, as: 'owner', place: quebec })).status).toBe(200);
  expect((await join(owner, reference, { place: quebec })).status).toBe(200);
  expect((await roomFor(ito, reference)).appointment.place).toEqual(quebec);
  expect(await said(await join(owner, reference, { place: { country: 'CA', region: 'Ontario' } }))).toMatchObject({ why: 'place-changed' });
});

test('who is in a call that goes on comes back on the same peer id even when the text has changed meanwhile', async () => {
  const { version, hash } = await textNow();
  const { owner, reference } = await bookAgreeing({ version, hash, as: 'owner' });
  const { pass } = (await (await join(owner, reference)).json()) as { pass: { peer: string } };
  await marsh.put('/consent-text', { text: 'Newer words.', locale: 'en' });
  expect(await said(await join(owner, reference, { peer: pass.peer }))).toMatchObject({ code: 'consent-needed' });
  await clinic.db.sql`update consult set state = 'live' where reference = ${reference}`;
  expect((await join(owner, reference, { peer: pass.peer })).status).toBe(200);
  expect(await said(await join(owner, reference, { peer: `${pass.peer}x` }))).toMatchObject({ code: 'peer-not-yours' });
  expect(await said(await join(owner, reference))).toMatchObject({ code: 'consent-needed' });
});

test('the clinic’s text in several languages: each reads their own, what was agreed to stays good while it is the newest of its language', async () => {
  const inEnglish = await textNow();
  const save = async (text: string, locale: string) => v.parse(ConsentText, await (await marsh.put('/consent-text', { text, locale })).json());
  const french = await save('Le vétérinaire voit votre animal à distance.', 'fr');
  const textIn = async (locale: string) => v.parse(ConsentText, await (await clinic.client().get(`/consent-text?locale=${locale}`)).json());
  expect([await textIn('fr-CA'), await textIn('en-GB'), await textIn('de'), await textNow()]).toEqual([french, inEnglish, inEnglish, inEnglish]);
  expect(await (await marsh.get('/consent-texts')).json()).toEqual({ texts: [french, inEnglish], clinicLocale: 'en' });
  expect((await ito.get('/consent-texts')).status).toBe(403);

  const { owner, reference } = await bookAgreeing({ version: french.version, hash: french.hash, as: 'owner' });
  const [row] = await clinic.db.sql`select locale from consent order by seq desc limit 1`;
  expect(row).toEqual({ locale: 'fr' });
  await save('Other English words.', 'en');
  expect((await roomFor(owner, reference)).consent).toMatchObject({ needed: null });
  await save('D’autres mots.', 'fr');
  expect((await roomFor(owner, reference)).consent).toMatchObject({ needed: 'text-changed' });

  const copy = await owner.get(`/appointments/${reference}/agreement`);
  expect(await copy.json()).toMatchObject({ text: french, name: 'Sam Rivera', as: 'owner', place: { country: 'CA', region: 'Ontario' }, toldBy: null });
  expect((await ito.get(`/appointments/${reference}/agreement`)).status).toBe(200);
  for (const nobody of [clinic.client(), await clinic.as('oak')]) expect((await nobody.get(`/appointments/${reference}/agreement`)).status).not.toBe(200);
});

test('the desk books with what the owner said on the phone: who read which text is kept, and the lobby does not ask again', async () => {
  const vale = await clinic.as('vale');
  const hold = async () => {
    const slots = await freeTimes(clinic, clinic.people.staff.ito);
    const slot = slots.at(-1 - (next += 1))!;
    return (await (await vale.post('/holds', { type: 'sick', modality: 'video', start: slot.start, practitioner: slot.practitioner })).json()) as Hold;
  };
  const book = async (held: Hold, agreement?: object) =>
    vale.post('/appointments/on-behalf', { ...misosVisit, hold: held.token, consent: { telehealth: true, privacy: true, ...(agreement ? { agreement } : {}) } });
  const { version, hash } = await textNow();
  const said1 = await hold();
  expect((await book(said1, { version, hash: '0'.repeat(64), as: 'owner' })).status).toBe(409);
  expect((await book(said1, { version, hash, as: 'owner', recording: true })).status).toBe(201);
  expect(await clinic.db.sql`select told_by, name, text_version from consent order by seq desc limit 1`).toEqual([{ told_by: clinic.people.staff.vale, name: 'Sam Rivera', text_version: version }]);
  expect(await (await ito.get(`/appointments/${said1.reference}/agreement`)).json()).toMatchObject({ toldBy: 'Robin Vale', recording: true });
  expect((await clinic.outbox()).some(({ to, text }) => to === sam && /on the phone with Robin Vale, as an adult/.test(text))).toBe(true);

  const later = await hold();
  expect((await book(later)).status).toBe(201);
  expect((await ito.get(`/appointments/${later.reference}/agreement`)).status).toBe(404);
});

test('texts are only added, each once; only the manager sets them', async () => {
  const before = await textNow();
  expect(await (await marsh.put('/consent-text', { text: before.text, locale: before.locale })).json()).toEqual(before);
  for (const who of ['ito', 'reyes', 'vale'] as const) expect((await (await clinic.as(who)).put('/consent-text', { text: 'Mine.', locale: 'en' })).status).toBe(403);
  expect((await marsh.put('/consent-text', { text: '  ', locale: 'en' })).status).toBe(400);
  await expect(clinic.db.sql`update consent_text set text = 'changed'`).rejects.toThrow(/append-only/);
  await expect(clinic.db.sql`delete from consent`).rejects.toThrow(/append-only/);
});

async function bookAgreeing(agreement: object) {
  const slots = await freeTimes(clinic, clinic.people.staff.ito);
  const slot = slots.at(-1 - (next += 1))!;
  const held = (await (await clinic.client().post('/holds', { type: 'sick', modality: 'video', start: slot.start, practitioner: slot.practitioner })).json()) as Hold;
  const answer = await clinic.client(held.token).post('/appointments', { ...misosVisit, consent: { telehealth: true, privacy: true, agreement } });
  expect(answer.status).toBe(201);
  const { token } = (await answer.json()) as { token: string };
  expect((await ito.post(`/appointments/${held.reference}/confirm`)).status).toBe(200);
  return { owner: clinic.client(token), reference: held.reference };
}
