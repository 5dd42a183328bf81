import { expect, test } from 'vitest';
import { readMicrochip } from './microchip.ts';

test.each([
  ['276 0981 0123 4567', { is: 'country', number: '276098101234567', code: 276 }],
  ['124-000-000-000-001', { is: 'country', number: '124000000000001', code: 124 }],
  ['985112345678900', { is: 'maker', number: '985112345678900', code: 985 }],
  ['900000000000000', { is: 'maker', number: '900000000000000', code: 900 }],
  ['998000000000000', { is: 'maker', number: '998000000000000', code: 998 }],
  ['999000000000001', { is: 'wrong', why: 'test' }],
  ['000000000000000', { is: 'wrong', why: 'no-country' }],
  ['899000000000000', { is: 'wrong', why: 'no-country' }],
  ['98511234567890', { is: 'wrong', why: 'length' }],
  ['9851123456789001', { is: 'wrong', why: 'length' }],
  ['98511234567890O', { is: 'wrong', why: 'length' }],
  ['٩٨٥١١٢٣٤٥٦٧٨٩٠٠', { is: 'wrong', why: 'length' }],
  ['', { is: 'wrong', why: 'length' }],
])('%s', (typed, expected) => {
  expect(readMicrochip(typed)).toEqual(expected);
});
