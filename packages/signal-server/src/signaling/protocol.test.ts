import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFrame, relayed } from './protocol.ts';

test('a client frame keeps its type, receiver and payload, and nothing else', () => {
  expect(parseFrame('{"type":"OFFER","src":"somebody","payload":{"sdp":1},"dst":"b","extra":true}')).toEqual({ type: 'OFFER', dst: 'b', payload: '{"sdp":1}' });
  expect(parseFrame('{"type":"ANSWER","dst":"b"}')).toEqual({ type: 'ANSWER', dst: 'b', payload: undefined });
  expect(parseFrame('{"type":"HEARTBEAT"}')).toEqual({ type: 'HEARTBEAT' });
  expect(parseFrame('{"type":"LEAVE"}')).toEqual({ type: 'LEAVE', dst: undefined });
  expect(parseFrame('{"type":"LEAVE","dst":null}')).toEqual({ type: 'LEAVE', dst: undefined });
});

test.each([
  '', 'null', '7', '"text"', '[]', '[{"type":"HEARTBEAT"}]', '{', '{}', '{"type":"OPEN"}', '{"type":"EXPIRE","dst":"b"}', '{"type":"ERROR"}', '{"type":"ID-TAKEN"}',
  '{"type":"OFFER"}', '{"type":"OFFER","dst":""}', '{"type":"OFFER","dst":7}', '{"type":"OFFER","dst":["b"]}', '{"type":"constructor"}', '{"__proto__":{"type":"HEARTBEAT"}}',
  `{"type":"OFFER","dst":"${'b'.repeat(129)}"}`, '{"type":["OFFER"],"dst":"b"}',
])('%s is no frame', (text) => {
  expect(parseFrame(text)).toBeUndefined();
});

test('a payload passes as it was written, however deep', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const frame = parseFrame(`{"type":"CANDIDATE","dst":"b","payload":${deep}}`);
  expect(frame).toEqual({ type: 'CANDIDATE', dst: 'b', payload: deep });
  expect(relayed('CANDIDATE', 'a', 'b', deep)).toBe(`{"type":"CANDIDATE","src":"a","dst":"b","payload":${deep}}`);
});

test('whatever is relayed is JSON with the true sender', () => {
  fc.assert(fc.property(fc.string({ maxLength: 100 }), fc.string({ minLength: 1, maxLength: 100 }), fc.jsonValue(), (src, dst, payload) => {
    const frame = parseFrame(JSON.stringify({ payload, src: 'forged', dst, type: 'OFFER' }));
    if (frame?.type !== 'OFFER') throw new Error('no frame');
    expect(JSON.parse(relayed(frame.type, src, frame.dst, frame.payload))).toEqual({ type: 'OFFER', src, dst, payload: JSON.parse(JSON.stringify(payload)) });
  }));
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map((json) => json.slice(1))), (text) => {
    parseFrame(text);
  }), { numRuns: 2000 });
});
