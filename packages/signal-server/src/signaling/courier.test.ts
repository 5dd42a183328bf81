import { expect, test } from 'vitest';
import { Courier } from './courier.ts';
import type { Letter } from './mailroom.ts';

const letter = (text: string): Letter => ({ room: 'miso', src: 'sam', dst: 'ito', text, at: 0 });

/** A mailbox, and a way that each test decides about. */
function post(way: (letters: readonly Letter[]) => Promise<boolean>) {
  let box: Letter[] = [];
  const courier = new Courier({
    take: () => box.splice(0),
    putBack: (letters) => void (box = [...letters, ...box]),
    send: (_room, _peer, letters) => way(letters),
  });
  return { put: (...texts: string[]) => void box.push(...texts.map(letter)), waiting: () => box.map(({ text }) => text), serve: () => courier.serve('miso', 'ito'), courier };
}

test('letters go in order, those that come meanwhile as well, one batch at a time', async () => {
  const sent: string[][] = [];
  let underWay = 0;
  const { put, waiting, serve } = post(async (letters) => {
    expect((underWay += 1)).toBe(1);
    await Promise.resolve();
    if (sent.push(letters.map(({ text }) => text)) === 1) put('c');
    underWay -= 1;
    return true;
  });
  put('a', 'b');
  await Promise.all([serve(), serve()]);
  expect([sent, waiting()]).toEqual([[['a', 'b'], ['c']], []]);
});

test('a batch fits on the bus; one large letter goes alone', async () => {
  const sent: number[] = [];
  const { put, serve } = post(async (letters) => sent.push(letters.length) > 0);
  put('x'.repeat(60_000), 'y', 'z'.repeat(30_000), 'z'.repeat(30_000), ...Array.from({ length: 3000 }, () => 'é'));
  await serve();
  expect(sent[0]).toBe(1);
  expect(sent.length).toBeGreaterThan(3);
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(3004);
});

test('what is not brought comes back to wait before what came later, and is tried again when there is a reason', async () => {
  let there = false;
  const sent: string[] = [];
  const { put, waiting, serve, courier } = post(async (letters) => {
    await Promise.resolve();
    if (there) sent.push(...letters.map(({ text }) => text));
    return there;
  });
  put('a');
  const trip = serve();
  await Promise.resolve();
  put('b');
  expect(courier.underway('miso', 'ito')).toBeDefined();
  await trip;
  expect([waiting(), courier.underway('miso', 'ito')]).toEqual([['a', 'b'], undefined]);

  // The peer sits down elsewhere just after it was not found there.
  const again = serve();
  await Promise.resolve();
  there = true;
  await Promise.all([again, serve()]);
  expect(sent).toEqual(['a', 'b']);
});

test('an error leaves the letters where they wait', async () => {
  const { put, waiting, serve, courier } = post(() => Promise.reject(new Error('no database')));
  put('a', 'b');
  await expect(serve()).rejects.toThrow('no database');
  expect(waiting()).toEqual(['a', 'b']);
  await expect(courier.underway('miso', 'ito')).toBeUndefined();
});
