import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFrame, relayedParts, relayedText, Sender } from './protocol.ts';

const sam = new Sender('sam');
/** As a receiver gets it, by text and by bytes. */
function relay(text: string, sender = sam): string {
  const frame = parseFrame(text);
  if (!frame || frame.type === 'HEARTBEAT' || frame.type === 'LEAVE' || frame.type === 'JOIN') throw new Error('no frame');
  const whole = relayedText(sender, frame, text);
  expect(Buffer.concat(relayedParts(sender, frame, Buffer.from(text), text)).toString()).toBe(whole);
  return whole;
}

test('a client frame keeps its type, receiver and payload, and nothing else', () => {
  expect(relay('{"type":"OFFER","payload":{"sdp":1},"dst":"b"}')).toBe('{"src":"sam","type":"OFFER","payload":{"sdp":1},"dst":"b"}');
  expect(relay('{"type":"OFFER","src":"somebody","payload":{"sdp" : 1},"dst":"b","extra":true}')).toBe('{"type":"OFFER","src":"sam","dst":"b","payload":{"sdp" : 1}}');
  expect(relay(' {"type":"ANSWER","dst":"b"}')).toBe('{"type":"ANSWER","src":"sam","dst":"b"}');
  expect(parseFrame('{"type":"HEARTBEAT"}')).toEqual({ type: 'HEARTBEAT' });
  expect(parseFrame('{"type":"JOIN","dst":"b","payload":1}')).toEqual({ type: 'JOIN' });
  expect(parseFrame('{"type":"LEAVE"}')).toEqual({ type: 'LEAVE', dst: undefined });
  expect(parseFrame('{"type":"LEAVE","dst":null}')).toEqual({ type: 'LEAVE', dst: undefined });
});

test.each(['"src"', '"\\u0073rc"', '"s\\u0072c"', '"__proto__":{"src":"mallory"},"src"'])('the sender cannot be forged by %s, wherever it stands', (key) => {
  for (const text of [`{${key}:"mallory","type":"OFFER","dst":"b"}`, `{"type":"OFFER","dst":"b",${key}:"mallory"}`, `{"type":"OFFER",${key}:"mallory",${key}:"other","dst":"b"}`]) {
    expect(JSON.parse(relay(text))).toEqual({ type: 'OFFER', src: 'sam', dst: 'b' });
  }
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
  expect(relay(`{"type":"CANDIDATE","dst":"b","payload":${deep}}`)).toBe(`{"src":"sam","type":"CANDIDATE","dst":"b","payload":${deep}}`);
  expect(relay(`{"type":"CANDIDATE","dst":"b","more":1,"payload":${deep}}`)).toBe(`{"type":"CANDIDATE","src":"sam","dst":"b","payload":${deep}}`);
});

test('whatever is relayed is JSON with the true sender', () => {
  fc.assert(fc.property(fc.string({ maxLength: 100 }), fc.string({ minLength: 1, maxLength: 100 }), fc.jsonValue(), fc.boolean(), (src, dst, payload, forged) => {
    const text = JSON.stringify({ payload, ...(forged ? { src: 'forged' } : {}), dst, type: 'OFFER' });
    expect(JSON.parse(relay(text, new Sender(src)))).toEqual({ type: 'OFFER', src, dst, payload: JSON.parse(JSON.stringify(payload)) });
  }));
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map((json) => json.slice(1))), (text) => {
    parseFrame(text);
  }), { numRuns: 2000 });
});
