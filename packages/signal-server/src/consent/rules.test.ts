import { expect, test } from 'vitest';
import { builtInTexts, consentNeeded, samePlace, textFor } from './rules.ts';

const text = { version: 'clinic-2', hash: 'b'.repeat(64) };
const texts = [{ version: 'clinic-1', hash: 'c'.repeat(64) }, text];
const agreed = { ...text, place: { country: 'CA', region: 'Ontario' } };

test.each([
  ['nothing was agreed to', { texts, agreed: undefined }, 'none'],
  ['all stands', { texts, agreed }, undefined],
  ['all stands, and the animal is where it was', { texts, agreed, place: { country: 'CA', region: ' ontario ' } }, undefined],
  ['in another of the clinic’s languages', { texts, agreed: { ...agreed, ...texts[0]! } }, undefined],
  ['the text is another one', { texts, agreed: { ...agreed, version: 'clinic-1', hash: 'a'.repeat(64) } }, 'text-changed'],
  ['the same version has other words', { texts, agreed: { ...agreed, hash: 'a'.repeat(64) } }, 'text-changed'],
  ['another province', { texts, agreed, place: { country: 'CA', region: 'Quebec' } }, 'place-changed'],
  ['another country with a state of the same name', { texts, agreed, place: { country: 'US', region: 'Ontario' } }, 'place-changed'],
])('%s', (_, standing, needed) => expect(consentNeeded(standing)).toBe(needed));

test.each([
  ['fr-CA', 'fr-CA'], ['fr-BE', 'fr'], ['FR-ca', 'fr-CA'], ['de', 'en-CA'], [undefined, 'en-CA'],
])('who reads %s reads %s', (wanted, locale) => expect(textFor([{ locale: 'es' }, { locale: 'fr' }, { locale: 'fr-CA' }, { locale: 'en-CA' }], wanted, 'en')?.locale).toBe(locale));

test('a clinic that has its words only in another language still shows its own', () => expect(textFor([{ locale: 'fr' }], 'en', 'en')?.locale).toBe('fr'));

test('a place said without its state is not the one with it', () => expect(samePlace({ country: 'CA' }, { country: 'CA', region: 'Ontario' })).toBe(false));

test('the built-in words are plain: short sentences, nothing that only lawyers say', () => {
  for (const { text: words } of builtInTexts) {
    for (const sentence of words.split(/[.!?:]\s+/)) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(26);
    expect(words).not.toMatch(/hereby|herein|liabilit|indemnif|pursuant/i);
  }
});
