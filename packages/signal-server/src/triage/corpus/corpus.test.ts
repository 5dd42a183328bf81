import { expect, test } from 'vitest';
import * as v from 'valibot';
import { assess } from '../assess.ts';
import { TriageRequest } from '../contract.ts';
import { languages } from '../rules.ts';
import { corpus } from './corpus.ts';
import { score, textAlone } from './score.ts';

test('the corpus is large enough, speaks four languages and is full of traps', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(300);
  for (const language of languages) expect(corpus.filter(({ locale }) => locale === language).length).toBeGreaterThanOrEqual(70);
  expect(corpus.filter(({ traps }) => traps.some((trap) => ['negation', 'history', 'idiom', 'other', 'hypothetical'].includes(trap))).length).toBeGreaterThanOrEqual(100);
  for (const { request } of corpus) v.parse(TriageRequest, request);
});

test.each([...languages])('no emergency of the corpus in %s is missed, on the text alone too', (language) => {
  const cases = corpus.filter(({ locale }) => locale === language);
  for (const each of [score(cases, assess), score(cases.map(textAlone), assess)]) {
    expect(each.dangerous).toBe(0);
    expect(each.found / each.emergencies).toBeGreaterThanOrEqual(0.98);
    expect(each.over / (each.cases - each.emergencies)).toBeLessThanOrEqual(0.1);
    expect(each.exact / each.cases).toBeGreaterThanOrEqual(0.75);
  }
});
