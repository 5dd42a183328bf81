import { expect, test } from 'vitest';
import type { TypeDraft } from '../hours.contract.ts';
import { codeFor, typeFaults } from './types.ts';

const type = (name: string, code?: string): TypeDraft => ({ name, ...(code ? { code } : {}), durationMin: 30, modalities: ['video'], role: 'vet', priceMinor: 0, preparation: [] });

test('a code is made of the name, and is a new one', () => {
  expect(codeFor('Dental check', new Set())).toBe('dental-check');
  expect(codeFor('Dental  check!', new Set(['dental-check', 'dental-check-2']))).toBe('dental-check-3');
  expect(codeFor('Contrôle d’été', new Set())).toBe('controle-d-ete');
  expect(codeFor('健康診断', new Set())).toBe('visit');
  expect(codeFor('x'.repeat(80), new Set())).toHaveLength(32);
});

test('two kinds with one name or one code', () => {
  expect(typeFaults([type('Sick'), type(' sick ')]).map(({ code, path }) => `${code} ${path}`)).toEqual(['type-name-twice types.1.name']);
  expect(typeFaults([type('Sick', 'sick'), type('Ill', 'sick')]).map(({ code, path }) => `${code} ${path}`)).toEqual(['type-code-twice types.1.code']);
  expect(typeFaults([type('Sick', 'sick'), type('Recheck')])).toEqual([]);
});
