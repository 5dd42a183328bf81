import { expect, test } from 'vitest';
import * as v from 'valibot';
import { Pet } from '../contract.ts';
import { readMicrochip } from './microchip.ts';

test.each([
  ['276 0981 0123 4567', { is: 'country', number: '276098101234567', code: 276 }],
  ['124-000-000-000-001', { is: 'country', number: '124000000000001', code: 124 }],
  // 38 bits are 274877906943 at most.
  ['985274877906943', { is: 'maker', number: '985274877906943', code: 985 }],
  ['985274877906944', { is: 'wrong', why: 'too-high' }],
  ['985999999999999', { is: 'wrong', why: 'too-high' }],
  // Older than the standard: AVID, and ten signs of FECAVA or Trovan.
  ['AVID*012*345*678', { is: 'older', number: '012345678' }],
  ['012 345 678', { is: 'older', number: '012345678' }],
  ['00-0123-abcd', { is: 'older', number: '000123ABCD' }],
  ['4A1B2C3D4E', { is: 'older', number: '4A1B2C3D4E' }],
  ['4A1B2C3D4Z', { is: 'wrong', why: 'length' }],
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
  const found = readMicrochip(typed);
  expect(found).toEqual(expected);
  // The contract takes what the rule takes, as it is kept.
  const number = found.is === 'wrong' ? typed.replace(/\D/g, '') : found.number;
  if (found.is !== 'wrong' || found.why !== 'no-country') expect(v.is(Pet, { name: 'Miso', species: 'cat', microchip: number })).toBe(found.is !== 'wrong');
});
