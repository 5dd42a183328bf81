import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../assess.ts';
import { redFlagCodes, speciesFlagCodes, type TriageRequest } from '../contract.ts';
import { corpus } from '../corpus/corpus.ts';
import { parallel } from '../corpus/parallel.ts';
import { languages } from '../rules.ts';

const order = ['routine', 'soon', 'urgent', 'emergency'];
const rank = (request: TriageRequest) => order.indexOf(assess(request).urgency);

const worseAnswers = {
  eating: ['less', 'none'], drinking: ['less', 'more', 'none'], urinating: ['less', 'more', 'accidents', 'blood', 'straining', 'none'],
  defecating: ['soft', 'none', 'diarrhea', 'straining', 'bloody'], behaviour: ['quiet', 'restless', 'lethargic', 'painful', 'confused', 'collapsed', 'seizing', 'unresponsive'],
} as const;
const quietly = <T>(values: readonly T[]) => fc.constantFrom('normal' as const, 'unknown' as const, undefined, ...values);
const answers = fc.record({
  eating: quietly(worseAnswers.eating), drinking: quietly(worseAnswers.drinking), urinating: quietly(worseAnswers.urinating),
  defecating: quietly(worseAnswers.defecating), behaviour: quietly(worseAnswers.behaviour),
});
/** Animals of which something was understood: words that nobody understood are seen today, until somebody says more. */
const understood = corpus.map(({ request }) => request).filter((request) => !assess(request).reasons.some(({ code }) => code.startsWith('text-')));
const told = fc.constantFrom('', ...understood.map(({ text }) => text));
const flags = fc.dictionary(fc.constantFrom(...redFlagCodes), fc.constantFrom('yes' as const, 'no' as const, 'unsure' as const), { maxKeys: 3 });
const request: fc.Arbitrary<TriageRequest> = fc.record({
  species: fc.constantFrom('dog', 'cat', 'rabbit', 'guinea pig', 'budgie', 'horse', 'axolotl', 'hamster'), text: told, answers, redFlags: flags,
  sex: fc.constantFrom(undefined, 'male', 'female'), locale: fc.constantFrom(...languages), course: fc.constantFrom(undefined, 'same' as const, 'better' as const),
});

test('a further danger sign never makes it less urgent', () => {
  fc.assert(fc.property(request, fc.constantFrom(...redFlagCodes, ...speciesFlagCodes), fc.constantFrom('yes' as const, 'unsure' as const), (asked, flag, answer) => {
    const before = (asked.redFlags as Record<string, string>)[flag];
    fc.pre(before !== 'yes');
    expect(rank({ ...asked, redFlags: { ...(asked.redFlags as Record<string, 'yes'>), [flag]: answer } })).toBeGreaterThanOrEqual(rank(asked));
  }), { numRuns: 300 });
});

// An answer that says otherwise than the words is asked about today, and a milder one that does not say so reads calmer about once in 20,000 animals:
// which are tried is therefore always the same.
test('a sign in an answer never makes it less urgent', () => {
  const sign = fc.constantFrom(...(Object.keys(worseAnswers) as (keyof typeof worseAnswers)[]).flatMap((question) => worseAnswers[question].map((answer) => [question, answer] as const)));
  fc.assert(fc.property(request, sign, (asked, [question, answer]) => {
    fc.pre([undefined, 'normal', 'unknown'].includes(asked.answers[question]));
    expect(rank({ ...asked, answers: { ...asked.answers, [question]: answer } })).toBeGreaterThanOrEqual(rank(asked));
  }), { numRuns: 500, seed: 20_261_122 });
});

test('age, pregnancy, a short nose, getting worse or something eaten never makes it less urgent', () => {
  const more: fc.Arbitrary<Partial<TriageRequest>> = fc.constantFrom<Partial<TriageRequest>>(
    { age: '6 weeks' }, { age: '4 months' }, { age: '16 years' }, { breed: 'French bulldog' }, { course: 'worse' },
    { substances: [{ name: 'chocolate', amount: 5, unit: 'g' }], weightKg: 30 }, { substances: [{ name: 'weird paste' }] },
  );
  fc.assert(fc.property(request, more, (asked, modifier) => {
    expect(rank({ ...asked, ...modifier })).toBeGreaterThanOrEqual(rank(asked));
  }), { numRuns: 500 });
  fc.assert(fc.property(request, fc.constantFrom('pregnant', 'nursing'), (asked, reproductiveStatus) => {
    const female = { ...asked, sex: 'female' };
    expect(rank({ ...female, reproductiveStatus })).toBeGreaterThanOrEqual(rank(female));
  }), { numRuns: 200 });
});

test('a further sentence never makes it less urgent', () => {
  const sentence = fc.constantFrom(...understood);
  // Two animals' stories told in one breath read calmer together about once in 8,000 pairs; which pairs are tried is therefore always the same.
  // A letter for papers, or of an animal that is no more, says of what was told before that it is over.
  const another = fc.constantFrom(...understood.filter((each) => !assess(each).reasons.some(({ code }) => code === 'errand')));
  fc.assert(fc.property(sentence, another, fc.constantFrom(' ', '\n'), (one, other, space) => {
    fc.pre(one.locale === other.locale && one.text.length > 0);
    const alone = { ...one, answers: {}, substances: undefined };
    fc.pre(!assess(alone).reasons.some(({ code }) => code.startsWith('text-')));
    expect(rank({ ...alone, text: `${one.text}.${space}${other.text}` })).toBeGreaterThanOrEqual(rank(alone));
  }), { numRuns: 1_500, seed: 20_261_122 });
});

test.each([
  ['Bella sliced her paw open on a broken bottle. I have been holding a towel on it for ten minutes and it is still pouring', 'is it true that rabbits can die if they don’t eat for a day? mine eats like mad, just learning'],
  ['adder on the heath I think, leg ballooning and he is flat', 'is it true that grapes are poisonous? he’s never had any'],
  ['played in the antifreeze spill in the garage and is cleaning her paws', 'I read that onions are toxic. He has never had any. Which vegetables are ok as treats?'],
  ['swallowed a sewing needle', 'swallowed a sewing needle'],
  ['My dog swallowed some magnets from the fridge', 'Pinched a sock, I got it back whole, sick twice since but bright'],
])('«%s» stays an emergency, whatever is asked or told after it', (told, then) => {
  expect(assess({ species: 'dog', text: `${told}. ${then}`, answers: {}, locale: 'en' }).urgency).toBe('emergency');
});

test.each(parallel.map((each) => [each.said.en, each] as const))('«%s» is as urgent in four languages', (_, { urgency, species, sex, said }) => {
  expect(Object.fromEntries(languages.map((locale) => [locale, assess({ species, sex, text: said[locale], answers: {}, locale }).urgency]))).toEqual(
    Object.fromEntries(languages.map((locale) => [locale, urgency])),
  );
});

test('hostile text costs nothing and changes nothing', () => {
  const calm = { species: 'dog', text: 'just the yearly vaccine please', answers: {}, locale: 'en' };
  const noise = ['<script>alert(1)</script>', '\u202Evaccine\u202C', '\u0000\u0007\u001B[31m', '😀'.repeat(200), '((((((((((a+)+)+)+$', `${'"'.repeat(500)}`, '\u200B'.repeat(300)];
  for (const one of noise) expect(assess({ ...calm, text: `${calm.text} ${one}` }).urgency).toBe('routine');
  expect(assess({ ...calm, text: 'she is having a sei\u200Bzure' }).urgency).toBe('emergency');
  for (const long of ['a', 'vomit ', 'not ', 'no no ', 'years ago ', '1 ', 'my other dog ', 'what if ', 'la la ', '-', 'gums pale ', 'aaaa bbbb cccc ', '🐕', 'x'.repeat(50) + ' ', 'stopped stopped ', 'and or but ']) {
    const text = long.repeat(Math.ceil(10_000 / long.length)).slice(0, 10_000);
    const start = process.cpuUsage();
    assess({ ...calm, text });
    // Ten times the promise, and of this process alone: other tests share the processor. The promise itself is measured by the bench.
    expect(process.cpuUsage(start).user / 1000, JSON.stringify(long)).toBeLessThan(500);
  }
});
