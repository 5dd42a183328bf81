import { expect, test } from 'vitest';
import { fitsSms, waysTo, type Template } from './rules.ts';
import { inGsm, segments, shortName } from './sms.ts';
import { notices } from './texts/en.ts';
import type { NoticeFacts } from './texts/facts.ts';
import { smsCode, smsText } from './texts/sms.en.ts';

const secret = 'k'.repeat(43);
const facts: NoticeFacts = {
  pet: 'Miso', owner: 'Sam Rivera', practitioner: 'Dr. Hana Ito', clinic: { name: 'Maple Street Veterinary', phone: '416-555-0100' }, reference: 'VK-7Q3M-2F', modality: 'messages',
  when: 'Wednesday, September 30 at 10:00 AM EDT', preparation: ['A bright spot'], why: 'unwell', visitUrl: `https://vetkit.maple-street.example/consult/VK-7Q3M-2F#c=maple-street&k=${secret}`,
  bookUrl: 'https://vetkit.maple-street.example/book/maple-street?type=sick&how=video&pet=7d4e7ff0-9b1a-4a39-9a5f-2d6a1f7a3c11', deskUrl: 'https://vetkit.maple-street.example/desk', before: null, expected: null, due: null, amount: '$62.00', backHere: false, byOwner: false, confirmed: false,
  recallUrl: null, grief: false, opens: true, onDemand: false, agreed: null, pets: ['Miso'], arrival: ['Wait outside: it may be contagious'],
};
const templates = (Object.keys(notices) as Template[]).filter(fitsSms);
const long = { ...facts, pet: 'Sir Barnaby Longfellow the Third of Wessex', practitioner: 'Dr. Wilhelmina Oppenheimer-Cunningham', clinic: { name: 'The Maple Street Animal Hospital and Emergency Centre', phone: null } };

test.each(templates.flatMap((template) => [facts, { ...facts, onDemand: true }, long].map((it) => [template, it.pet, it] as const)))('%s of %s is at most two messages, in signs that every phone shows', (template, _, it) => {
  const text = smsText(template, it);
  expect(segments(text)).toBeLessThanOrEqual(2);
  expect(inGsm(text)).toBe(text);
  expect(text).toMatch(/https:\/\/vetkit\.maple-street\.example\/(consult|book)\/\S+$/);
  expect(text).not.toMatch(/undefined|null|NaN|contagious|not well/);
});

test('names in any script: accents fall away, what SMS cannot write has a name of its own', () => {
  expect(inGsm('Zoë’s õ – “Šárka”')).toBe('Zoe\'s o - "Sarka"');
  expect(shortName('ミソ', 'your pet')).toBe('your pet');
  expect(shortName('Sir Barnaby Longfellow', 'your pet', 12)).toBe('Sir Barnaby.');
  expect(smsText('confirmed-owner', { ...facts, pet: 'ミソ', practitioner: '🐾' })).toContain('the vet will see your pet');
  expect([segments('a'.repeat(160)), segments('a'.repeat(161)), segments('€'.repeat(81)), segments('a'.repeat(307))]).toEqual([1, 2, 2, 3]);
});

test('a code is one message and begins with its digits', () => {
  const text = smsCode({ name: 'Sam', code: '042042', minutes: 10, clinicName: 'The Maple Street Animal Hospital and Emergency Centre', link: null });
  expect(text).toMatch(/^042042 /);
  expect(segments(text)).toBe(1);
});

test('who has no e-mail hears all by SMS; who ticked it also what changes; others nothing', () => {
  const number = '+14165550162';
  expect(waysTo({ email: null, sms: number }, 'summary-owner')).toEqual(['sms']);
  expect(waysTo({ email: 'sam@mail.example', sms: number }, 'rescheduled-owner')).toEqual(['mail', 'sms']);
  expect(waysTo({ email: 'sam@mail.example', sms: number }, 'summary-owner')).toEqual(['mail']);
  expect(waysTo({ email: 'sam@mail.example', sms: null }, 'cancelled-owner')).toEqual(['mail']);
});
