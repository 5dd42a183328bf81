import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Line, Text } from './words.contract.ts';

test.each(['Miso', ' Miso ', 'Zoë', '猫', '😀', "O'Neill"])('%j is a line', (text) => expect(v.is(Line(60), text)).toBe(true));
test.each(['', ' ', '\u00a0', '\0', 'a\nb', 'a\u0007', 'a\ud800', '\ud83d', 'x'.repeat(61)])('%j is no line', (text) => expect(v.is(Line(60), text)).toBe(false));
test.each(['', ' ', 'a\nb\tc', '😀'])('%j is a text', (text) => expect(v.is(Text(60), text)).toBe(true));
test.each(['\0', 'a\ud800b', 'x'.repeat(61)])('%j is no text', (text) => expect(v.is(Text(60), text)).toBe(false));
