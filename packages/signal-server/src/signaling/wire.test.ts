import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromWire, hearsNews, removedNews, satNews, toWire } from './wire.ts';

test('letters arrive as they were, whatever is in them', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.array(fc.record({ src: fc.string(), text: fc.string({ unit: 'binary' }), ageMs: fc.nat() })), (dst, letters) => {
    const message = { is: 'letters' as const, from: 'n1', n: 7, room: 'miso', dst, letters };
    expect(fromWire(toWire(message))).toEqual(message);
  }));
});

test.each([
  [toWire({ is: 'told', from: 'n1', n: 8, room: 'miso', peer: 'sam', text: '{"type":"LEAVE"}\n' }), { is: 'told', from: 'n1', n: 8, room: 'miso', peer: 'sam', text: '{"type":"LEAVE"}\n' }],
  [toWire({ is: 'left', room: '', peer: 'sam "the" [cat] 9' }), { is: 'left', room: '', peer: 'sam "the" [cat] 9' }],
  [`${satNews('n1', 'miso', 'sam] 7')}42`, { is: 'sat', node: 'n1', room: 'miso', peer: 'sam] 7', serial: 42 }],
  [`${removedNews('miso', 'p-sam')}43`, { is: 'removed', room: 'miso', person: 'p-sam', serial: 43 }],
  [`${removedNews('miso', undefined)}44`, { is: 'removed', room: 'miso', person: undefined, serial: 44 }],
  [hearsNews('n1'), { is: 'hears', node: 'n1' }],
])('%s', (text, message) => {
  expect(fromWire(text)).toEqual(message);
});

test.each(['', '{', '{}', 'sat', 'sat [] x', 'sat {} 3', '{"is":"letters","from":"n1","n":1,"room":"miso"}', '{"is":"told","room":"miso","peer":"sam","text":""}', 'nonsense [] 3', '{"is":"letters","from":"n1","n":1,"room":"miso","dst":"sam","letters":[["a"]]}'])('%j is nothing', (text) => {
  expect(fromWire(text)).toBeUndefined();
});
