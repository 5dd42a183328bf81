import { expect, test } from 'vitest';
import { assess } from '../assess.ts';
import type { TriageRequest } from '../contract.ts';

const told = (onset: string | undefined, more: Partial<TriageRequest> = {}) =>
  assess({ species: 'dog', text: 'She will not put any weight on her front leg', locale: 'en', answers: { behaviour: 'quiet' }, ...(onset !== undefined && { onset }), ...more }).urgency;

test.each(['fifteen minutes', 'just now', 'an hour ago', 'found 20 mins ago', 'half an hour', 'about an hour back', 'quarter of an hour', 'vor einer Viertelstunde', 'gerade eben', 'il y a dix minutes', "à l'instant", 'hace media hora', 'ahorita mismo'])(
  'what began «%s» and leaves an animal unwell is an emergency', (onset) => expect(told(onset)).toBe('emergency'),
);

test.each(['two days', 'since yesterday, worse just now', 'last week', 'this morning', 'seit gestern', 'depuis deux jours', 'desde ayer', 'since Monday'])('what began «%s» is not by that alone', (onset) => expect(told(onset)).toBe('urgent'));

test('without a word for when it began, the text says it', () => {
  const text = 'She will not put any weight on her front leg';
  expect([told(undefined), told(undefined, { text: `Ten minutes ago. ${text}` })]).toEqual(['urgent', 'emergency']);
});

test('an animal that eats, or behaves as ever, waits for today as before', () => {
  expect([told('fifteen minutes', { answers: { eating: 'normal', behaviour: 'quiet' } }), told('fifteen minutes', { answers: { behaviour: 'normal' } })]).toEqual(['urgent', 'urgent']);
});

test('something swallowed within the hour without a sign of it waits for today', () => {
  expect(told('20 minutes', { text: 'He swallowed a sock', answers: {} })).toBe('urgent');
});

test('what can wait for a booked time does, whenever it was noticed', () => {
  expect(told('just now', { text: 'His nails are too long, can you trim them', answers: {} })).toBe('routine');
});
