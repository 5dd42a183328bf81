import { expect, test } from 'vitest';
import { asHtml, asText, type Letter } from './letter.ts';
import { notices, signInCode } from './texts/en.ts';
import type { NoticeFacts } from './texts/facts.ts';

const facts: NoticeFacts = {
  pet: 'Miso',
  owner: 'Sam Rivera',
  practitioner: 'Dr. Hana Ito',
  clinic: { name: 'Maple Street Veterinary', phone: '416-555-0100' },
  reference: 'VK-7Q3M-2F',
  modality: 'video',
  when: 'Monday, January 7 at 10:00 AM EST',
  preparation: ['A bright spot where Miso feels safe'],
  why: 'unwell',
  visitUrl: 'http://localhost:8787/consult/VK-7Q3M-2F#c=maple-street&k=secret',
  bookUrl: 'http://localhost:8787/book/maple-street',
  deskUrl: 'http://localhost:8787/desk',
  before: null, expected: null,
  due: null, amount: '$62.00', backHere: false, byOwner: false,
  confirmed: false,
  recallUrl: null, grief: false, opens: true, onDemand: false,
  agreed: { text: 'The vet sees your pet from afar.\n\nNothing is recorded.', version: 'clinic-2', hash: 'ab'.repeat(32), name: 'Sam Rivera', as: 'agent', place: { country: 'CA', region: 'Ontario' }, recording: true, sms: false, toldBy: null, when: 'Monday, January 7 at 9:00 AM EST' }, pets: ['Miso'], arrival: [],
};
const letters: [string, Letter][] = [
  ...Object.entries(notices).map(([name, write]): [string, Letter] => [name, write(facts)]),
  ['sign-in-code', signInCode({ name: 'Hana', code: '042042', minutes: 10, clinicName: 'Maple Street Veterinary', link: null })],
];

test.each(letters)('%s says the same in text and HTML, with no gap in its words', (_, letter) => {
  const text = asText(letter);
  const html = asHtml(letter, 'en');
  const shown = html.replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  for (const words of [letter.title, ...letter.paragraphs, letter.code ?? '', letter.button?.url ?? '', ...letter.foot]) {
    expect(text).toContain(words);
    expect(shown).toContain(words);
  }
  expect(text + html).not.toMatch(/undefined|null|NaN|\[object/);
  expect(letter.subject.length).toBeLessThan(90);
  expect(letter.subject).not.toMatch(/[\r\n]/);
});

test('what people typed stays words: no tags, no attributes', () => {
  const html = asHtml(notices['requested-owner']({ ...facts, pet: '<img src=x onerror=alert(1)>', practitioner: '"Dr." & \'Co\'' }), 'en');
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).toContain('&quot;Dr.&quot; &amp; &#39;Co&#39;');
});

test('the reason of a refusal is said only where it is one of ours', () => {
  expect(asText(notices['declined-owner'](facts))).toContain('Dr. Hana Ito is not well.');
  expect(asText(notices['declined-owner']({ ...facts, why: null }))).toContain('We are sorry.');
  expect(asText(notices['declined-owner']({ ...facts, why: 'other' }))).not.toContain('other.');
});

test('a page that asks for a sign-in says so', () => {
  expect(asText(notices['summary-owner'](facts))).not.toContain('sends you a code');
  expect(asText(notices['summary-owner']({ ...facts, opens: false }))).toContain('sends you a code');
});

test('the dark colours are for the dark only', () => {
  const style = /<style>([^]*)<\/style>/.exec(asHtml(notices['confirmed-owner'](facts), 'en'))?.[1] ?? '';
  const always = style.replace(/@media[^\n]*/g, '').split('}').filter((rule) => rule.includes('{'));
  expect(always.length).toBeGreaterThan(5);
  for (const rule of always) expect(rule.trim()).toMatch(/^(:root|\[data-ogsc\] \.)/);
});
