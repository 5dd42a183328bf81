import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Appointment } from '../src/booking/contract.ts';
import { AppointmentList } from '../src/booking/staff.contract.ts';
import { Joined, Room } from '../src/consult/contract.ts';
import { SignedIn } from '../src/identity/contract.ts';
import { MedicalRecord, Summary } from '../src/records/contract.ts';
import { bookMiso, freeTimes } from './booking-story.ts';
import { testClinic } from './clinic.ts';

const clinic = await testClinic();

test('from a free time to the summary: the first consult over HTTP', async () => {
  const { client, time } = clinic;
  const { booked, reference, slot, owner } = await bookMiso(clinic);
  expect(booked.appointment.status).toBe('requested');
  expect((await freeTimes(clinic, clinic.people.staff.ito)).map(({ start }) => start)).not.toContain(slot.start);

  const [mail] = (await clinic.outbox()).filter(({ to }) => to === 'sam.rivera@mail.example');
  expect(mail?.text).toContain(reference);
  expect(mail?.calendar).toContain('BEGIN:VEVENT');

  // Ten minutes before the visit Dr. Ito signs in by code.
  time.now = new Date(Date.parse(slot.start) - 600_000);
  const { challenge } = (await (await client().post('/api/v1/sign-in/codes', { email: 'ito@maple-street.example' })).json()) as { challenge: string };
  const code = /\b\d{6}\b/.exec((await clinic.outbox()).findLast(({ to }) => to === 'ito@maple-street.example')?.text ?? '')?.[0];
  const signedIn = v.parse(SignedIn, await (await client().post('/api/v1/sign-in', { challenge, code })).json());
  const ito = client(signedIn.sessions[0]?.token);

  const { appointments } = v.parse(AppointmentList, await (await ito.get('/appointments')).json());
  expect(appointments.map((row) => row.reference)).toEqual([reference]);
  const confirmed = await ito.post(`/appointments/${reference}/confirm`);
  expect(v.parse(Appointment, await confirmed.json()).status).toBe('confirmed');
  expect((await clinic.outbox()).filter(({ to }) => to === 'sam.rivera@mail.example')).toHaveLength(2);

  expect((await owner.post(`/consults/${reference}/presence`, { stage: 'ready' })).status).toBe(204);
  const joined = v.parse(Joined, await (await owner.post(`/consults/${reference}/join`, {})).json());
  expect(joined.pass.signaling).toEqual({ path: '/peerjs', key: 'peerjs' });
  expect(v.parse(Room, await (await ito.get(`/consults/${reference}`)).json()).participants.find(({ role }) => role === 'owner')?.stage).toBe('ready');

  const said = await owner.post(`/consults/${reference}/messages`, { id: crypto.randomUUID(), text: 'Here is his ear.' });
  expect(said.status).toBe(201);
  const ended = await ito.post(`/consults/${reference}/end`, { why: 'finished' });
  expect(v.parse(Room, await ended.json()).state).toBe('ended');

  expect((await owner.get(`/records/${reference}/summary`)).status).toBe(404);
  const draft = v.parse(MedicalRecord, await (await ito.get(`/records/${reference}`)).json());
  const body = {
    ...draft.body,
    subjective: 'Scratches since Tuesday.',
    objective: 'Left ear red.',
    assessment: 'Sore ear.',
    plan: 'Ear drops.',
    education: 'How to give ear drops.',
    scripts: { kind: 'none' },
    followUp: { kind: 'recheck', inDays: 14 },
    summary: { found: 'His left ear is sore.', nextSteps: 'Ear drops twice a day', callIf: 'his head tilts' },
  };
  const saved = await ito.put(`/records/${reference}`, { body }, { 'if-match': `"${draft.revision}"` });
  expect(saved.status).toBe(200);
  const completed = await ito.post(`/records/${reference}/complete`, undefined, { 'if-match': saved.headers.get('etag') ?? '' });
  expect(v.parse(MedicalRecord, await completed.json()).state).toBe('completed');

  const summary = v.parse(Summary, await (await owner.get(`/records/${reference}/summary`)).json());
  expect(summary).toMatchObject({ found: 'His left ear is sore.', nextSteps: ['Ear drops twice a day'] });
  expect((await clinic.outbox()).filter(({ to }) => to === 'sam.rivera@mail.example')).toHaveLength(3);
  expect(clinic.failures).toEqual([]);
});
