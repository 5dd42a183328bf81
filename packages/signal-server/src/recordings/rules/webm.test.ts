import { expect, test } from 'vitest';
import { element, elementsOf, joined, uintElement, uintOf } from './ebml.ts';
import type { Mended } from './film.ts';
import { WebmReader } from './webm.ts';

const text = (id: number, words: string) => element(id, new TextEncoder().encode(words));
const unknown = (...id: number[]) => Uint8Array.from([...id, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
const block = (track: number, time: number, key: boolean, length: number) => element(0xa3, Uint8Array.of(0x80 | track, (time >> 8) & 255, time & 255, key ? 0x80 : 0), new Uint8Array(length).fill(7));

/** What a browser writes in so many seconds: no length, no index, clusters of one second whose size it did not know. */
function recorded(seconds: number): Uint8Array {
  const tracks = element(0x1654ae6b, element(0xae, uintElement(0xd7, 1), uintElement(0x83, 2)), element(0xae, uintElement(0xd7, 2), uintElement(0x83, 1)));
  const clusters = Array.from({ length: seconds }, (_, second) =>
    joined(
      unknown(0x1f, 0x43, 0xb6, 0x75),
      uintElement(0xe7, second * 1000),
      ...Array.from({ length: 10 }, (_, n) => joined(block(2, n * 100, n === 0, 300), block(1, n * 100, true, 40))),
    ),
  );
  return joined(element(0x1a45dfa3, text(0x4282, 'webm')), unknown(0x18, 0x53, 0x80, 0x67), element(0x1549a966, uintElement(0x2ad7b1, 1_000_000), text(0x4d80, 'Chrome')), tracks, ...clusters);
}

const read = (bytes: Uint8Array, part = 1000): Mended | undefined => {
  const reader = new WebmReader();
  for (let at = 0; at < bytes.length; at += part) reader.push(bytes.slice(at, at + part));
  return reader.mend();
};

function written(bytes: Uint8Array, { head, spans, patches }: Mended): Uint8Array {
  const old = bytes.slice();
  for (const patch of patches) old.set(patch.bytes, patch.at);
  return joined(head, ...spans.map(({ from, to }) => old.subarray(from, to)));
}

const members = (whole: Uint8Array) => elementsOf(elementsOf(whole).find(({ id }) => id === 0x18538067)!.content);
const one = (among: ReturnType<typeof elementsOf>, id: number) => among.find((each) => each.id === id)!.content;

test('a recording gets a length, an index whose places are right, and clusters that say how long they are', () => {
  const bytes = recorded(5);
  const mended = read(bytes)!;
  expect(mended.seconds).toBeCloseTo(5, 5);
  const whole = written(bytes, mended);
  const segment = elementsOf(whole).find(({ id }) => id === 0x18538067)!;
  const all = members(whole);
  expect(all.map(({ id }) => id.toString(16))).toEqual(['114d9b74', '1549a966', '1654ae6b', '1c53bb6b', ...Array.from({ length: 5 }, () => '1f43b675')]);
  const duration = one(elementsOf(one(all, 0x1549a966)), 0x4489);
  expect(new DataView(duration.slice().buffer).getFloat64(0)).toBe(5000);

  const cues = elementsOf(one(all, 0x1c53bb6b)).map(({ content }) => elementsOf(content));
  expect(cues.map((cue) => uintOf(one(cue, 0xb3)))).toEqual([0, 1000, 2000, 3000, 4000]);
  for (const cue of cues) {
    const at = uintOf(one(elementsOf(one(cue, 0xb7)), 0xf1));
    const [cluster] = elementsOf(segment.content.subarray(at));
    expect(cluster!.id).toBe(0x1f43b675);
    expect(uintOf(one(elementsOf(cluster!.content), 0xe7))).toBe(uintOf(one(cue, 0xb3)));
  }
});

test('on a busy machine the film is not said to be longer than what is in it', () => {
  const slow = joined(recorded(1), unknown(0x1f, 0x43, 0xb6, 0x75), uintElement(0xe7, 1000), block(2, 0, true, 300), block(2, 800, false, 300));
  expect(read(slow)!.seconds).toBeCloseTo(1.9, 5);
});

test('cut anywhere, in parts of any size, it is whole up to its last block', () => {
  const bytes = recorded(3);
  const begins = read(bytes)!.spans[0]!.from;
  for (let cut = begins + 400; cut < bytes.length; cut += 211) {
    const mended = read(bytes.subarray(0, cut), 1 + (cut % 97))!;
    const to = mended.spans[0]!.to;
    expect(to).toBeLessThanOrEqual(cut);
    // Blocks are at most 330 bytes long; a cluster's head is the most that may be lost besides.
    expect(cut - to).toBeLessThan(380);
    const clusters = members(written(bytes.subarray(0, cut), mended)).filter(({ id }) => id === 0x1f43b675);
    expect(mended.seconds).toBeCloseTo(clusters.length - 1 + elementsOf(clusters.at(-1)!.content).filter(({ id, content }) => id === 0xa3 && (content[0]! & 0x7f) === 2).length / 10, 0);
  }
});

test('nothing is made of what is no recording, or has no picture yet', () => {
  expect(read(new TextEncoder().encode('<!doctype html><title>no</title>'.repeat(40)))).toBeUndefined();
  expect(read(recorded(1).subarray(0, 120))).toBeUndefined();
  expect(read(new Uint8Array(0))).toBeUndefined();
});

test('with parts missing anywhere it goes on with the next whole picture, without a hole in time, and can be jumped in', () => {
  const bytes = recorded(6);
  const begins = read(bytes)!.spans[0]!.from;
  for (let cut = begins; cut < bytes.length - 4000; cut += 337) {
    const on = cut + 500 + (cut % 6000);
    const left = joined(bytes.subarray(0, cut), bytes.subarray(on));
    const reader = new WebmReader();
    const part = 1 + (cut % 113);
    for (let at = 0; at < cut; at += part) reader.push(bytes.slice(at, Math.min(cut, at + part)));
    reader.gap();
    for (let at = on; at < bytes.length; at += part) reader.push(bytes.slice(at, at + part));
    const mended = reader.mend();
    if (!mended) {
      expect(cut).toBeLessThan(begins + 400);
      continue;
    }
    const whole = written(left, mended);
    const segment = elementsOf(whole).find(({ id }) => id === 0x18538067)!;
    // All of it is elements, one behind the other, and each cluster's members are whole.
    expect(segment.content.length).toBe(elementsOf(segment.content).reduce((sum, { whole: { length } }) => sum + length, 0));
    const clusters = elementsOf(segment.content).filter(({ id }) => id === 0x1f43b675).map(({ content }) => ({ content, all: elementsOf(content) }));
    let before = { time: -100, key: true };
    for (const { content, all } of clusters) {
      expect(content.length).toBe(all.reduce((sum, { whole: { length } }) => sum + length, 0));
      const time = uintOf(one(all, 0xe7));
      const pictures = all.filter(({ id, content: block }) => id === 0xa3 && (block[0]! & 0x7f) === 2).map(({ content: block }) => ({ time: time + (block[1]! << 8) + block[2]!, key: (block[3]! & 0x80) !== 0 }));
      for (const picture of pictures) {
        // One that builds on others follows the one before it.
        if (!picture.key) expect(picture.time - before.time).toBe(100);
        expect(picture.time - before.time).toBeGreaterThanOrEqual(0);
        expect(picture.time - before.time).toBeLessThanOrEqual(200);
        before = picture;
      }
    }
    expect(mended.seconds).toBeCloseTo((before.time + 100) / 1000, 0);
    for (const cue of elementsOf(one(elementsOf(segment.content), 0x1c53bb6b)).map(({ content }) => elementsOf(content))) {
      const [cluster] = elementsOf(segment.content.subarray(uintOf(one(elementsOf(one(cue, 0xb7)), 0xf1))));
      expect([cluster!.id, uintOf(one(elementsOf(cluster!.content), 0xe7))]).toEqual([0x1f43b675, uintOf(one(cue, 0xb3))]);
    }
  }
});
