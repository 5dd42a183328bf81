import { expect, test } from 'vitest';
import * as v from 'valibot';
import { bookingWorld } from '../../test/booking.ts';
import { TriageReply } from './assessments.contract.ts';

const clinic = await bookingWorld();
const triage = (body: unknown) => clinic.ask('POST', '/triage', { body });

test('anybody is told how soon, without signing in', async () => {
  const answer = await triage({ species: 'axolotl', text: '', answers: { urinating: 'straining' }, mood: 'a field of tomorrow' });
  expect(answer.status).toBe(200);
  const reply = v.parse(v.strictObject(TriageReply.entries), await answer.json());
  expect([reply.urgency, reply.who, reply.examOffered, reply.assessment]).toEqual(['emergency', 'emergency-hospital', true, undefined]);
  expect(reply.reasons[0]).toMatchObject({ code: 'straining-to-urinate', told: 'answers' });
});

test('every well-formed body gets an answer', async () => {
  for (const redFlags of [undefined, [], ['sparkles'], {}, { toxin: 'unsure', sparkles: 'yes' }]) {
    const answer = await triage({ species: 'cat', text: 'x', answers: {}, redFlags, substances: [{ name: 'lily' }], weightKg: 4, age: '8 weeks', course: 'better', locale: 'fr' });
    expect(answer.status).toBe(200);
  }
});

test('a body that is not as documented is refused without an echo', async () => {
  const answer = await triage({ species: 'cat', text: 'secret words', answers: { eating: 'secret words' } });
  expect(answer.status).toBe(400);
  expect(await answer.text()).not.toContain('secret words');
  const noJson = await clinic.app.request('/api/v1/clinics/maple-street/triage', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });
  expect(await noJson.json()).toMatchObject({ code: 'bad-json' });
});
