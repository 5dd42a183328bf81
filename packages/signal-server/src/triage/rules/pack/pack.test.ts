import { expect, test } from 'vitest';
import { everyLanguage, everyText } from '../../words/all.ts';
import { allRules } from '../all.ts';
import { conditions } from '../condition.ts';
import { signTables } from '../signs/signs.ts';
import { substances } from '../substances/substances.ts';
import { pack } from './pack.ts';

test('each rule has one code, a source, a date on which it was gone through, and a sentence in every language', () => {
  expect(new Set(pack.map(({ code, level }) => `${code} ${level}`)).size).toBe(pack.length);
  for (const [language, texts] of Object.entries(everyText)) {
    for (const rule of allRules(texts)) {
      expect(rule.text, `${language} ${rule.code}`).not.toBe(rule.code);
      expect(rule.source).toMatch(/\w{4}/);
      expect(rule.reviewed).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    expect(Object.keys(texts.watch).sort()).toEqual(Object.keys(everyText.en.watch).sort());
    expect(Object.keys(texts.advice).sort()).toEqual(Object.keys(everyText.en.advice).sort());
  }
});

test('no language has a sentence for a rule that is not there', () => {
  const codes = new Set(pack.map(({ code }) => code));
  for (const texts of Object.values(everyText)) expect(Object.keys(texts.reasons).filter((code) => !codes.has(code))).toEqual([]);
});

test('nothing that an owner reads tells to treat at home or to make an animal vomit', () => {
  const forbidden = /peroxid|make (it|him|her) vomit|induce|wasserstoff|erbrechen auslösen|faire vomir|provocar el vómito|hacer(lo|la) vomitar|salt water|give (it|him|her)/i;
  for (const texts of Object.values(everyText)) for (const text of [texts.reasons, texts.watch, texts.advice].flatMap((each) => Object.values(each))) expect(text).not.toMatch(forbidden);
});

test('what an owner reads is written for people, and no pattern', () => {
  for (const texts of Object.values(everyText)) {
    for (const text of Object.values(texts.reasons)) expect(text).toMatch(/^[\p{Lu}«¿¡][^|*#]*[.!?]$/u);
    for (const text of [texts.watch, texts.advice].flatMap((each) => Object.values(each))) expect(text).toMatch(/^[\p{Lu}«¿¡][^|*#]*$/u);
  }
});

test('every concept that a sign is made of has words in every language, and every sign of a rule can be told', () => {
  const derived = ['for-minutes', 'count-two', 'count-some', 'count-many', 'count-huge', 'temp-hot', 'temp-fever', 'temp-cold', 'breath-rate-high', 'bleed-ended', 'blood-ended'];
  const wanted = new Set(signTables.flatMap((table) => Object.values(table)).flatMap(conditions).flatMap(({ steps }) => steps.flatMap(({ terms, without }) => [...terms.map(({ name }) => name), ...without])));
  for (const { language, concepts } of everyLanguage) {
    expect([...wanted].filter((concept) => !derived.includes(concept) && !concepts[concept]), language).toEqual([]);
  }
});

test('a condition of a rule names only signs, answers and facts that exist', () => {
  const signs = new Set([
    ...signTables.flatMap((table) => Object.keys(table)),
    ...'urine-less urine-more eating-more answers course:worse text-unreadable text-vague just-begun begun-today unwell alarmed text-and-answers-differ text-and-answers-differ-some neonate cat-male sex-unknown behaviour:painful behaviour:restless behaviour:lethargic behaviour:quiet eating:none drinking:none defecating:none dog cat rabbit cavy rodent ferret bird reptile fish horse ruminant pig other substance substance-small-amount substance-food unsure-and-unwell'.split(' '),
  ]);
  const unknown = pack.flatMap(({ when }) => conditions(when).flatMap(({ steps }) => steps.flatMap(({ terms }) => terms.map(({ name }) => name)))).filter((name) => !signs.has(name) && !/^(flag|unsure):/.test(name));
  expect([...new Set(unknown)]).toEqual([]);
});

test('only bands with a source of their own let a substance wait for today', () => {
  for (const { code, urgentBand } of substances) if (urgentBand) expect(urgentBand.source, code).toMatch(/\w{5}/);
});
