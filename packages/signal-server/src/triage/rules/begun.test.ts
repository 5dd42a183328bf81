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

test('an animal that eats and behaves as ever, or eats and only itches, waits for today as before', () => {
  const fine = told('fifteen minutes', { answers: { eating: 'normal', behaviour: 'normal' } });
  const hives = { text: 'Hives all over her sides, she scratches like mad', answers: { eating: 'normal', behaviour: 'restless' } } as const;
  expect([fine, told('fifteen minutes', hives), told('fifteen minutes', { answers: hives.answers })]).toEqual(['urgent', 'urgent', 'emergency']);
});

test('what gets worse within the hour does not wait, whatever it eats', () => {
  expect(told('fifteen minutes', { answers: { eating: 'normal' }, course: 'worse' })).toBe('emergency');
});

test.each(['this morning', 'heute früh', 'hace tres horas', 'cette nuit', 'at lunch', 'last night'])('what began «%s» is seen today, and no later', (onset) => {
  const nail = { text: 'He broke a nail, it bled a little and is dry since', answers: {} };
  expect([told(undefined, nail), told(onset, nail), told('since Monday', nail)]).toEqual(['soon', 'urgent', 'soon']);
});

test('something swallowed within the hour without a sign of it waits for today', () => {
  expect(told('20 minutes', { text: 'He swallowed a sock', answers: {} })).toBe('urgent');
});

test('what can wait for a booked time does, whenever it was noticed', () => {
  expect(told('just now', { text: 'His nails are too long, can you trim them', answers: {} })).toBe('routine');
});

test('what was asked as if it might happen, and has happened, counts', () => {
  const asked = 'What should I do if a dog eats raisins? Asking because of the hot cross buns.';
  expect([told('two days', { text: `${asked} He ate them.`, answers: {} }), told('two days', { text: `${asked} He ate his dinner well.`, answers: {} })]).toEqual(['emergency', expect.not.stringMatching('emergency')]);
});

test('something harmful that is named is asked about today, whoever it is told of, where there is a beginning', () => {
  const bait = { text: 'If a dog ate chocolate, what should I do?', answers: { eating: 'normal', behaviour: 'normal' } as const };
  const level = (onset: string | undefined) => told(onset, bait);
  expect([level('two days'), level(undefined)]).toEqual(['urgent', expect.stringMatching(/soon|routine/)]);
});

test.each([['en', 'within the last hour', 'since today', 'since yesterday'], ['fr', 'depuis moins d’une heure', 'depuis aujourd’hui', 'depuis hier'], ['es', 'desde hace menos de una hora', 'desde hoy', 'desde ayer'], ['de', 'seit weniger als einer Stunde', 'seit heute', 'seit gestern']] as const)(
  'the choices of the form are read as what they say (%s)', (locale, hour, day, before) => {
    const broken = { locale, text: '🐾', answers: { behaviour: 'quiet' } } as const;
    expect([told(hour, broken), told(day, broken), told(before, broken)]).toEqual(['emergency', 'urgent', 'soon']);
  },
);

test('an itchy ear that was noticed today waits as one of last week does', () => {
  const ear = { text: 'Itchy ear', answers: { behaviour: 'normal' } } as const;
  expect([told('since today', ear), told('for a few days', ear)]).toEqual(['soon', 'soon']);
});
