import { expect, test } from 'vitest';
import { builtInTexts, consentNeeded, samePlace } from './rules.ts';

const text = { version: 'clinic-2', hash: 'b'.repeat(64) };
const agreed = { ...text, place: { country: 'CA', region: 'Ontario' } };

test.each([
  ['nothing was agreed to', { text, agreed: undefined }, 'none'],
  ['all stands', { text, agreed }, undefined],
  ['all stands, and the animal is where it was', { text, agreed, place: { country: 'CA', region: ' ontario ' } }, undefined],
  ['the text is another one', { text, agreed: { ...agreed, version: 'clinic-1', hash: 'a'.repeat(64) } }, 'text-changed'],
  ['the same version has other words', { text, agreed: { ...agreed, hash: 'a'.repeat(64) } }, 'text-changed'],
  ['another province', { text, agreed, place: { country: 'CA', region: 'Quebec' } }, 'place-changed'],
  ['another country with a state of the same name', { text, agreed, place: { country: 'US', region: 'Ontario' } }, 'place-changed'],
])('%s', (_, standing, needed) => expect(consentNeeded(standing)).toBe(needed));

test('a place said without its state is not the one with it', () => expect(samePlace({ country: 'CA' }, { country: 'CA', region: 'Ontario' })).toBe(false));

test('the built-in words are plain: short sentences, nothing that only lawyers say', () => {
  for (const { text: words } of builtInTexts) {
    for (const sentence of words.split(/[.!?:]\s+/)) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(26);
    expect(words).not.toMatch(/hereby|herein|liabilit|indemnif|pursuant/i);
  }
});
