import { element, elementsOf, floatElement, headAt, joined, longestHead, uintElement, uintOf, wideSize, type ElementHead } from './ebml.ts';

/**
 * What a browser records as WebM is written in one go: it names no length and has no index, and where a tab was killed it ends in the middle
 * of a picture. Here it is read once, and what must be written instead of its beginning is made.
 */

const id = {
  ebml: 0x1a45dfa3, segment: 0x18538067, seekHead: 0x114d9b74, seek: 0x4dbb, seekId: 0x53ab, seekPosition: 0x53ac,
  info: 0x1549a966, timestampScale: 0x2ad7b1, duration: 0x4489,
  tracks: 0x1654ae6b, trackEntry: 0xae, trackNumber: 0xd7, trackType: 0x83,
  cues: 0x1c53bb6b, cuePoint: 0xbb, cueTime: 0xb3, cueTrackPositions: 0xb7, cueTrack: 0xf7, cueClusterPosition: 0xf1,
  cluster: 0x1f43b675, timestamp: 0xe7, simpleBlock: 0xa3, blockGroup: 0xa0, block: 0xa1,
} as const;

/** Masters whose members are looked at one by one. */
const opened: ReadonlySet<number> = new Set([id.segment, id.cluster, id.blockGroup]);
/** Small ones that are kept whole. */
const kept: ReadonlySet<number> = new Set([id.ebml, id.info, id.tracks, id.timestamp]);
const mostKept = 1 << 20;
/** An index entry each so many seconds is enough to jump by. */
const cueEverySeconds = 1;

interface Cluster {
  readonly start: number;
  /** Where its size stands, if it can be written anew in place; null otherwise. */
  readonly sizeAt: number | null;
  readonly dataAt: number;
}

interface Cue {
  readonly time: number;
  readonly track: number;
  readonly cluster: number;
}

/** A recording that can be played and jumped in: `head`, then the old bytes from `from` to `to` with a few of them written over. */
export interface Mended {
  readonly head: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Bytes to write over, by their place in the old file, in order. */
  readonly patches: readonly { readonly at: number; readonly bytes: Uint8Array }[];
  /** How long it plays. */
  readonly seconds: number;
}

/** Reads a WebM that comes in parts, holding no more of it than its beginning. */
export class WebmReader {
  #pending: Uint8Array = new Uint8Array(0);
  /** Where `#pending` begins in the file. */
  #at = 0;
  #skip = 0;
  #broken = false;
  readonly #heads = new Map<number, Uint8Array>();
  readonly #clusters: Cluster[] = [];
  readonly #cues: Cue[] = [];
  readonly #last = new Map<number, { time: number; step: number }>();
  #clusterTime = 0;
  #video: number | undefined;
  #scale = 1_000_000;
  /** The block whose bytes are still coming. */
  #block: { end: number; track: number; time: number; key: boolean } | undefined;
  #good = 0;

  /** The next bytes of the file. */
  push(bytes: Uint8Array): void {
    if (this.#broken) return;
    const passed = Math.min(this.#skip, bytes.length);
    this.#skip -= passed;
    this.#at += passed;
    const rest = bytes.subarray(passed);
    if (rest.length === 0) return;
    this.#pending = this.#pending.length ? joined(this.#pending, rest) : rest;
    while (this.#step());
    // What is left is short: the large buffer it lies in may go.
    this.#pending = this.#pending.slice();
  }

  /** What makes it whole; nothing when no picture or sound is in it. */
  mend(): Mended | undefined {
    this.#settle(this.#at);
    const [first] = this.#clusters;
    const [ebml, info, tracks] = [id.ebml, id.info, id.tracks].map((name) => this.#heads.get(name));
    const ends = [...this.#last.values()].map(({ time, step }) => time + step);
    if (!first || !ebml || !info || !tracks || ends.length === 0) return undefined;
    const clusters = this.#clusters.filter(({ dataAt }) => dataAt < this.#good);
    const duration = Math.max(...ends);
    const head = headOf({ ebml, info: withDuration(info, duration), tracks, cues: this.#cues, media: { from: first.start, length: this.#good - first.start } });
    const patches = clusters.flatMap(({ sizeAt, dataAt }, n) => (sizeAt === null ? [] : [{ at: sizeAt, bytes: wideSize((clusters[n + 1]?.start ?? this.#good) - dataAt) }]));
    return { head, from: first.start, to: this.#good, patches, seconds: (duration * this.#scale) / 1e9 };
  }

  /** Reads one element, if enough of it is there. */
  #step(): boolean {
    const head = headAt(this.#pending, 0);
    if (head === 'damaged' || (head === undefined && this.#pending.length >= longestHead)) this.#broken = true;
    if (!head || head === 'damaged') return false;
    if (opened.has(head.id)) {
      this.#settle(this.#at);
      if (head.id === id.cluster) this.#clusters.push({ start: this.#at, sizeAt: head.sizeWidth === 8 ? this.#at + head.head - 8 : null, dataAt: this.#at + head.head });
      this.#take(head.head);
      return true;
    }
    return head.size !== null && this.#read(head, head.size);
  }

  #read(head: ElementHead, size: number): boolean {
    const content = head.head + size;
    const wanted = kept.has(head.id) && size <= mostKept ? content : head.id === id.simpleBlock || head.id === id.block ? head.head + Math.min(size, longestHead) : head.head;
    if (this.#pending.length < wanted) return false;
    this.#settle(this.#at);
    const bytes = this.#pending.slice(0, wanted);
    if (kept.has(head.id)) this.#keep(head, bytes);
    if (wanted > head.head && !kept.has(head.id)) this.#block = { end: this.#at + content, ...this.#blockOf(head.id, bytes.subarray(head.head)) };
    this.#take(content);
    return true;
  }

  #keep(head: ElementHead, whole: Uint8Array): void {
    const content = whole.subarray(head.head);
    if (head.id === id.timestamp) {
      this.#clusterTime = uintOf(content);
      return;
    }
    this.#heads.set(head.id, whole);
    if (head.id === id.info) this.#scale = uintOf(elementsOf(content).find((one) => one.id === id.timestampScale)?.content ?? Uint8Array.of(0x0f, 0x42, 0x40));
    if (head.id === id.tracks) this.#video = videoTrack(content);
  }

  #blockOf(kind: number, content: Uint8Array): { track: number; time: number; key: boolean } {
    // Nobody has more than 127 tracks: the number takes one byte.
    const [track = 0, high = 0, low = 0, flags = 0] = content;
    return { track: track & 0x7f, time: this.#clusterTime + ((((high << 8) | low) << 16) >> 16), key: kind === id.simpleBlock && (flags & 0x80) !== 0 };
  }

  /** A block counts once all of it has come. */
  #settle(upTo: number): void {
    const block = this.#block;
    if (!block || block.end > upTo || this.#skip > 0) return;
    this.#block = undefined;
    this.#good = block.end;
    const { track, time } = block;
    const before = this.#last.get(track);
    this.#last.set(track, { time, step: before && time > before.time ? time - before.time : (before?.step ?? 0) });
    const isVideo = this.#video === undefined || track === this.#video;
    const since = time - (this.#cues.at(-1)?.time ?? -Infinity);
    if (isVideo && block.key && since * this.#scale >= cueEverySeconds * 1e9) this.#cues.push({ time, track, cluster: this.#clusters.at(-1)?.start ?? 0 });
  }

  /** Goes on behind so many bytes, of which some may not be there yet. */
  #take(length: number): void {
    const there = Math.min(length, this.#pending.length);
    this.#pending = this.#pending.subarray(there);
    this.#at += there;
    this.#skip = length - there;
  }
}

function videoTrack(tracks: Uint8Array): number | undefined {
  for (const entry of elementsOf(tracks).filter((one) => one.id === id.trackEntry)) {
    const members = elementsOf(entry.content);
    const value = (name: number) => uintOf(members.find((one) => one.id === name)?.content ?? new Uint8Array(0));
    if (value(id.trackType) === 1) return value(id.trackNumber);
  }
  return undefined;
}

function withDuration(info: Uint8Array, duration: number): Uint8Array {
  const [only] = elementsOf(info);
  const rest = elementsOf(only?.content ?? new Uint8Array(0)).filter((one) => one.id !== id.duration).map(({ whole }) => whole);
  return element(id.info, ...rest, floatElement(id.duration, duration));
}

interface Parts {
  readonly ebml: Uint8Array;
  readonly info: Uint8Array;
  readonly tracks: Uint8Array;
  readonly cues: readonly Cue[];
  readonly media: { readonly from: number; readonly length: number };
}

/** All that stands before the pictures: lengths do not depend on the places written in it, so it is made twice. */
function headOf({ ebml, info, tracks, cues, media }: Parts): Uint8Array {
  const made = (places: { info: number; tracks: number; cues: number; media: number }) => {
    const seek = (name: number, at: number) => element(id.seek, element(id.seekId, Uint8Array.of(name >>> 24, (name >>> 16) & 255, (name >>> 8) & 255, name & 255)), uintElement(id.seekPosition, at));
    const seekHead = element(id.seekHead, seek(id.info, places.info), seek(id.tracks, places.tracks), ...(cues.length ? [seek(id.cues, places.cues)] : []));
    const points = cues.map(({ time, track, cluster }) =>
      element(id.cuePoint, uintElement(id.cueTime, time), element(id.cueTrackPositions, uintElement(id.cueTrack, track), uintElement(id.cueClusterPosition, places.media + cluster - media.from))));
    return { seekHead, cues: cues.length ? element(id.cues, ...points) : new Uint8Array(0) };
  };
  const draft = made({ info: 0, tracks: 0, cues: 0, media: 0 });
  const infoAt = draft.seekHead.length;
  const tracksAt = infoAt + info.length;
  const cuesAt = tracksAt + tracks.length;
  const mediaAt = cuesAt + draft.cues.length;
  const { seekHead, cues: index } = made({ info: infoAt, tracks: tracksAt, cues: cuesAt, media: mediaAt });
  const segment = joined(Uint8Array.of(0x18, 0x53, 0x80, 0x67), wideSize(mediaAt + media.length));
  return joined(ebml, segment, seekHead, info, tracks, index);
}
