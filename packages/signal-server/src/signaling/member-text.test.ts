import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memberText } from './member-text.ts';

test('a member is found as it was written', () => {
  expect(memberText('{"a":1,"payload":{"x":[1,{"y":"}]"}]},"b":2}', 'payload')).toBe('{"x":[1,{"y":"}]"}]}');
  expect(memberText('{ "payload" : -1.5e3 , "a":"payload" }', 'payload')).toBe('-1.5e3');
  expect(memberText('{"payload":null}', 'payload')).toBe('null');
  expect(memberText(String.raw`{"a":"\\\"payload\":\\","payload":"\\\""}`, 'payload')).toBe(String.raw`"\\\""`);
  expect(memberText('{"inner":{"payload":1}}', 'payload')).toBeUndefined();
  expect(memberText('{}', 'payload')).toBeUndefined();
});

test('of two members with one name the last counts, however the name is written', () => {
  expect(memberText(String.raw`{"payload":1,"\u0070ayload":2}`, 'payload')).toBe('2');
});

test('what is found means the same as what JSON.parse finds', () => {
  const spaced = fc.tuple(fc.dictionary(fc.oneof(fc.constant('payload'), fc.string()), fc.jsonValue()), fc.constantFrom(0, 1, '\t', ' \n'));
  fc.assert(fc.property(spaced, ([object, indent]) => {
    const text = memberText(JSON.stringify(object, null, indent), 'payload');
    expect(text === undefined ? undefined : JSON.parse(text)).toEqual(Object.hasOwn(object, 'payload') ? JSON.parse(JSON.stringify(object.payload)) : undefined);
  }), { numRuns: 2000 });
});
