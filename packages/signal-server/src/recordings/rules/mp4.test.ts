import { expect, test } from 'vitest';
import { Mp4Reader } from './mp4.ts';

function box(type: string, ...content: Uint8Array[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.reduce((sum, { length }) => sum + length, 0));
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...content]);
}
const fragment = (n: number) => [box('moof', box('mfhd', Buffer.from([n]))), box('mdat', Buffer.alloc(500 + n, n))] as const;
const fragments = Array.from({ length: 6 }, (_, n) => fragment(n + 1));
const head = Buffer.concat([box('ftyp', Buffer.from('isom')), box('moov', Buffer.alloc(300))]);
const film = Buffer.concat([head, ...fragments.flat()]);

/** What is left of the film when the bytes between two places are missing. */
function without(from: number, to: number): Buffer | undefined {
  const reader = new Mp4Reader();
  const part = 1 + (from % 61);
  for (let at = 0; at < from; at += part) reader.push(film.subarray(at, Math.min(from, at + part)));
  if (to > from) reader.gap();
  for (let at = to; at < film.length; at += part) reader.push(film.subarray(at, at + part));
  const left = Buffer.concat([film.subarray(0, from), film.subarray(to)]);
  const mended = reader.mend();
  return mended && Buffer.concat(mended.spans.map((span) => left.subarray(span.from, span.to)));
}

test('a film of which nothing is missing stays as it is, wherever it ends', () => {
  expect(without(1000, 1000)!.equals(film)).toBe(true);
  const reader = new Mp4Reader();
  reader.push(film.subarray(0, 1700));
  expect(reader.mend()).toMatchObject({ spans: [{ from: 0, to: 1700 }], seconds: null });
  expect(reader.begins).toBe(head.length);
});

test('with parts missing anywhere only whole fragments are left, with what says how to read them', () => {
  for (let from = head.length; from < film.length - 700; from += 97) {
    const to = from + 30 + (from % 900);
    let at = head.length;
    const whole = fragments.filter((one) => {
      const [start, end] = [at, (at += one[0].length + one[1].length)];
      return end <= from || start >= to;
    });
    const left = without(from, to);
    if (whole.length === 0) expect(left).toBeUndefined();
    else expect(left?.equals(Buffer.concat([head, ...whole.flat()])), `${from} to ${to}`).toBe(true);
  }
});
