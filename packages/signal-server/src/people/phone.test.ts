import { expect, test } from 'vitest';
import { e164 } from './phone.ts';

test.each([
  ['416-555-0162', 'CA', '+14165550162'],
  ['(416) 555 0162', 'CA', '+14165550162'],
  ['+1 416 555 0162', 'GB', '+14165550162'],
  ['07700 900123', 'GB', '+447700900123'],
  ['06 39 98 12 34', 'FR', '+33639981234'],
])('%s at a clinic in %s is %s', (typed, country, number) => expect(e164(typed, country)).toBe(number));

test.each([['555 0162', 'CA'], ['12345', 'CA'], ['+1 416 555', 'CA'], ['.....', 'CA'], ['416 555 0162', 'XX']])('%s at a clinic in %s is no number', (typed, country) => expect(e164(typed, country)).toBeUndefined());
