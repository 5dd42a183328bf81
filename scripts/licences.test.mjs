import { expect, test } from 'vitest';
import { isAllowed } from './licences.mjs';

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['MIT AND GPL-3.0', false],
  ['AGPL-3.0-only', false],
  ['none named', false],
])('%s may be brought along: %s', (licence, good) => {
  expect(isAllowed(licence)).toBe(good);
});
