import { expect, test } from 'vitest';
import { element, elementsOf, joined, uintElement, uintOf } from './ebml.ts';
import { WebmReader, type Mended } from './webm.ts';

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

function written(bytes: Uint8Array, { head, from, to, patches }: Mended): Uint8Array {
  const old = bytes.slice();
  for (const patch of patches) old.set(patch.bytes, patch.at);
  return joined(head, old.subarray(from, to));
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

test('cut anywhere, in parts of any size, it is whole up to its last block', () => {
  const bytes = recorded(3);
  const begins = read(bytes)!.from;
  for (let cut = begins + 400; cut < bytes.length; cut += 211) {
    const mended = read(bytes.subarray(0, cut), 1 + (cut % 97))!;
    expect(mended.to).toBeLessThanOrEqual(cut);
    // Blocks are at most 330 bytes long; a cluster's head is the most that may be lost besides.
    expect(cut - mended.to).toBeLessThan(380);
    const clusters = members(written(bytes.subarray(0, cut), mended)).filter(({ id }) => id === 0x1f43b675);
    expect(mended.seconds).toBeCloseTo(clusters.length - 1 + elementsOf(clusters.at(-1)!.content).filter(({ id, content }) => id === 0xa3 && (content[0]! & 0x7f) === 2).length / 10, 0);
  }
});

test('nothing is made of what is no recording, or has no picture yet', () => {
  expect(read(new TextEncoder().encode('<!doctype html><title>no</title>'.repeat(40)))).toBeUndefined();
  expect(read(recorded(1).subarray(0, 120))).toBeUndefined();
  expect(read(new Uint8Array(0))).toBeUndefined();
});
