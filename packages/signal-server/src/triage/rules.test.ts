import { expect, test } from 'vitest';
import * as v from 'valibot';
import { assess } from './assess.ts';
import { redFlagCodes, TriageRequest } from './contract.ts';

const asked = (more: Partial<v.InferInput<typeof TriageRequest>> = {}) => assess(v.parse(TriageRequest, { species: 'cat', text: '', answers: {}, ...more }));
const codes = (answer: ReturnType<typeof assess>) => answer.reasons.map(({ code }) => code);

test('there are eight danger signs, and each alone is an emergency, ticked or answered', () => {
  expect(redFlagCodes).toHaveLength(8);
  for (const flag of redFlagCodes) {
    const ticked = asked({ redFlags: [flag] });
    expect(ticked).toMatchObject({ urgency: 'emergency', who: 'emergency-hospital', reasons: [{ code: `red-flag-${flag}`, told: 'danger-signs' }], examOffered: true });
    expect(asked({ redFlags: { [flag]: 'yes' } })).toEqual(ticked);
  }
});

test('signs that were not seen, and signs nobody knows, change nothing', () => {
  const calm = { urgency: 'routine', who: 'booking', reasons: [] };
  expect(asked({ redFlags: { bleeding: 'no' } })).toMatchObject(calm);
  expect(asked({ redFlags: ['sparkles', '__proto__'] })).toMatchObject(calm);
  expect(asked({ redFlags: Object.fromEntries(['sparkles', 'constructor'].map((code) => [code, 'yes' as const])) })).toMatchObject(calm);
});

test('an unsure danger sign is seen today, and with anything else that cannot wait it is an emergency', () => {
  expect(asked({ redFlags: { toxin: 'unsure' } })).toMatchObject({ urgency: 'urgent', reasons: [{ code: 'red-flag-unsure-toxin' }] });
  expect(asked({ redFlags: { toxin: 'unsure' }, answers: { behaviour: 'lethargic' } }).urgency).toBe('emergency');
});

test.each([
  [{ urinating: 'straining' }, 'straining-to-urinate'],
  [{ urinating: 'none' }, 'cannot-urinate'],
  [{ behaviour: 'collapsed' }, 'collapse'],
  [{ behaviour: 'seizing' }, 'seizure'],
  [{ behaviour: 'confused' }, 'mind-changed'],
  [{ behaviour: 'unresponsive' }, 'unconscious'],
] as const)('%o is an emergency without any ticked sign', (answers, code) => {
  const answer = asked({ answers });
  expect(answer.urgency).toBe('emergency');
  expect(codes(answer)).toContain(code);
});

test.each([
  [{ eating: 'none' }, 'urgent'],
  [{ behaviour: 'painful' }, 'urgent'],
  [{ defecating: 'bloody' }, 'urgent'],
  [{ eating: 'less' }, 'soon'],
  [{ behaviour: 'quiet' }, 'soon'],
  [{ eating: 'normal', drinking: 'unknown' }, 'routine'],
] as const)('%o alone is %s', (answers, urgency) => {
  expect(asked({ answers }).urgency).toBe(urgency);
});

test.each(['kitten', 'Katzenbaby', 'chaton', 'cachorro', 'Welpe'])('%s says an age where no other is said', (species) => {
  const loose = { species, answers: { defecating: 'diarrhea' } } as const;
  expect(codes(asked(loose))).toContain('diarrhea-and-more');
  expect(codes(asked({ ...loose, species: 'cat', breed: species }))).toContain('diarrhea-and-more');
  expect(codes(asked({ ...loose, age: '5 years' }))).not.toContain('diarrhea-and-more');
});

test('what gets worse is seen soon, never later', () => {
  expect(asked({ course: 'worse' })).toMatchObject({ urgency: 'soon', reasons: [{ code: 'course-worse' }] });
  expect(asked({ course: 'same' }).urgency).toBe('routine');
});

test('the most urgent reason decides and stands first', () => {
  const answer = asked({ course: 'worse', answers: { eating: 'none' }, redFlags: ['breathing'] });
  expect(answer.urgency).toBe('emergency');
  expect(codes(answer)).toEqual(['red-flag-breathing', 'not-eating', 'eating-less', 'course-worse']);
});

test('what was ticked is not said to be written: the word that tells the sex is no reason', () => {
  const { reasons } = asked({ text: 'Scratches his left ear. He eats.', answers: { urinating: 'straining' } });
  expect(reasons.filter(({ code }) => code === 'male-cat-urine')).toMatchObject([{ told: 'answers' }]);
  expect(reasons.map(({ quote }) => quote)).not.toContain('his');
});

test('what was read is quoted as it was typed', () => {
  const answer = asked({ text: 'Since noon she is BREATHING <b>really</b> hard, poor thing', locale: 'en' });
  expect(answer.urgency).toBe('emergency');
  expect(answer.reasons[0]).toMatchObject({ code: 'breathing-hard', told: 'text', quote: 'BREATHING <b>really</b> hard' });
});

test('a small amount of chocolate for a big dog is seen today, any other amount is an emergency', () => {
  const ate = (amount: number | undefined, weightKg: number | undefined) =>
    asked({ species: 'dog', weightKg, substances: [{ name: 'milk chocolate', amount, unit: 'g' }] }).urgency;
  expect(ate(20, 30)).toBe('urgent');
  expect(ate(300, 30)).toBe('emergency');
  expect(ate(20, undefined)).toBe('emergency');
  expect(ate(undefined, 30)).toBe('emergency');
  expect(asked({ species: 'cat', weightKg: 30, substances: [{ name: 'milk chocolate', amount: 1, unit: 'g' }] }).urgency).toBe('emergency');
  expect(asked({ species: 'dog', substances: [{ name: 'Zyrkelpaste' }] })).toMatchObject({ urgency: 'emergency', poison: true });
});

test('every answer says what to watch for, offers an exam, and names the pack that nobody has signed off', () => {
  const answer = asked({ text: 'needs her yearly vaccination, a bit anxious at the vet', locale: 'en' });
  expect(answer).toMatchObject({ urgency: 'routine', examOffered: true, pack: { signedOff: null } });
  expect(answer.handling.map(({ code }) => code)).toEqual(['anxious']);
  expect(answer.previousRecords?.code).toBe('records');
  expect(answer.watchFor.length).toBeGreaterThan(0);
  expect(asked({ species: 'dog', text: 'he coughs a little, still plays' }).isolation?.code).toBe('isolation');
});

test('words in a language that nobody here reads are seen today, not put off', () => {
  for (const text of ['Mijn kat plast niet meer en huilt', '犬が吐いています', 'собака не дышит', 'Il mio gatto non riesce a fare pipì da ieri e piange']) {
    expect(asked({ text }), text).toMatchObject({ urgency: 'urgent', who: 'vet' });
  }
});

test.each([['en', "The neighbour's cat caught her, she sits very still"], ['fr', "Le chat du voisin l'a attrapée, elle ne bouge plus trop"], ['es', 'El gato del vecino la atrapó, está muy quieta'], ['de', 'Die Katze vom Nachbarn hat sie erwischt, sie sitzt ganz still']])('what another animal did to this one is told of this one (%s)', (locale, text) => {
  expect(assess({ species: 'budgie', text, locale, answers: {} }).urgency).toBe('emergency');
});

test.each([['en', 'He cannot stand up any more', 'cannot stand'], ['es', 'No puede ponerse de pie', 'No puede ponerse de pie'], ['de', 'Sie steht nicht mehr auf', 'steht nicht mehr auf']])('what is denied is quoted with what denies it (%s)', (locale, text, quote) => {
  expect(assess({ species: 'dog', text, locale, answers: {} }).reasons[0]?.quote).toBe(quote);
});
