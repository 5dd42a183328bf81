import { expect, test } from 'vitest';
import { eventStream } from './stream.ts';

const event = (id: number, words = '') => ({ id, type: 'call.ended', at: '2030-01-07T15:00:00.000Z', reference: null, data: { words } });

test('what is written before the end still arrives', async () => {
  const stream = eventStream(() => {});
  stream.event(event(1));
  stream.end();
  expect(await new Response(stream.body).text()).toBe('id: 1\ndata: {"id":1,"type":"call.ended","at":"2030-01-07T15:00:00.000Z","reference":null,"data":{"words":""}}\n\n');
});

test('a reader that takes nothing is cut off, and what waits for it is bounded', async () => {
  let ends = 0;
  const stream = eventStream(() => (ends += 1));
  let written = 0;
  while (ends === 0 && written < 100_000) stream.event(event((written += 1), 'x'.repeat(1000)));
  expect(written).toBeGreaterThan(100);
  expect(written).toBeLessThan(500);
  await expect(new Response(stream.body).text()).rejects.toThrow('too slow');
  stream.end();
  expect(ends).toBe(1);
});

test('a reader that goes away ends it', async () => {
  let ends = 0;
  const stream = eventStream(() => (ends += 1));
  await stream.body.cancel();
  stream.event(event(1));
  stream.end();
  expect(ends).toBe(1);
});
