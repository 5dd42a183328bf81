import { elementsOf, headAt, joined, longestHead, uintBytes, uintOf, wideSize, type ElementHead } from './ebml.ts';
import type { FilmReader, Mended, Patch } from './film.ts';
import { headOf, id, videoTrack, withDuration, type Cue } from './webm-head.ts';

/**
 * What a browser records as WebM is written in one go: it names no length and has no index, and where a tab was killed it ends in the middle
 * of a picture. Here it is read once, and what must be written instead of its beginning is made. Parts of it may be missing, since nobody had
 * agreed to them: then it goes on where the next cluster with a whole picture begins, without a hole in time.
 */

/** Masters whose members are looked at one by one. */
const opened: ReadonlySet<number> = new Set([id.segment, id.cluster, id.blockGroup]);
/** Small ones that are kept whole. */
const kept: ReadonlySet<number> = new Set([id.ebml, id.info, id.tracks, id.timestamp]);
const mostKept = 1 << 20;
const clusterMark = Buffer.from([0x1f, 0x43, 0xb6, 0x75]);
/** An index entry each so many seconds is enough to jump by. */
const cueEverySeconds = 1;
/** A last picture or sound lasts no longer. */
const lastSeconds = 0.1;

interface Cluster {
  readonly start: number;
  /** Where its size stands, if it can be written anew in place; null otherwise. */
  readonly sizeAt: number | null;
  readonly dataAt: number;
}

/** What was read without a gap, from a cluster's beginning on: its bytes from `from` to `to` play. */
interface Stretch {
  readonly from: number;
  to: number;
  readonly clusters: Cluster[];
  readonly cues: Cue[];
  readonly patches: Patch[];
}

/** Reads a WebM that comes in parts, holding no more of it than its beginning. Places are counted in what comes, as if nothing were missing in it. */
export class WebmReader implements FilmReader {
  #pending: Uint8Array = new Uint8Array(0);
  /** Where `#pending` begins in the file. */
  #at = 0;
  #skip = 0;
  #broken = false;
  /** Something is missing before `#pending`: nothing counts until a cluster begins whose first picture is whole. */
  #lost = false;
  #needsKey = false;
  readonly #heads = new Map<number, Uint8Array>();
  readonly #before: Stretch[] = [];
  #now: Stretch | undefined;
  #last: ReadonlyMap<number, { time: number; step: number }> = new Map();
  /** The same at the last gap. */
  #lastBefore: ReadonlyMap<number, { time: number; step: number }> = new Map();
  /** By so much what follows is earlier than it says, since nothing plays where something is missing. */
  #shift = 0;
  #clusterTime = 0;
  #video: number | undefined;
  #scale = 1_000_000;
  /** The block whose bytes are still coming. */
  #block: { end: number; track: number; time: number; key: boolean } | undefined;

  /** The next bytes of the file. */
  push(bytes: Uint8Array): void {
    if (this.#broken) return;
    const passed = Math.min(this.#skip, bytes.length);
    this.#skip -= passed;
    this.#at += passed;
    const rest = bytes.subarray(passed);
    if (rest.length === 0) return;
    this.#pending = this.#pending.length ? joined(this.#pending, rest) : rest;
    while (this.#lost ? this.#find() : this.#step());
    // What is left is short: the large buffer it lies in may go.
    this.#pending = this.#pending.slice();
  }

  gap(): void {
    if (this.#broken) return;
    this.#settle(this.#at);
    this.#close();
    this.#lastBefore = this.#last;
    this.#at += this.#pending.length;
    this.#pending = new Uint8Array(0);
    this.#skip = 0;
    this.#lost = true;
  }

  get begins(): number | undefined {
    return (this.#before[0] ?? this.#now)?.from;
  }

  mend(): Mended | undefined {
    this.#settle(this.#at);
    const stretches = [...this.#before, ...(this.#now ? [this.#now] : [])].filter(({ from, to }) => to > from);
    const [ebml, info, tracks] = [id.ebml, id.info, id.tracks].map((name) => this.#heads.get(name));
    const ends = endsOf(this.#last, this.#scale);
    if (stretches.length === 0 || !ebml || !info || !tracks || ends.length === 0) return undefined;
    const duration = Math.max(...ends);
    let length = 0;
    const cues = stretches.flatMap(({ from, to, cues: those }) => {
      const placed = those.map((cue) => ({ ...cue, cluster: cue.cluster - from + length }));
      length += to - from;
      return placed;
    });
    const head = headOf({ ebml, info: withDuration(info, duration), tracks, cues, length });
    const patches = stretches.flatMap(({ clusters, patches: others, to }) => [...others, ...sizesOf(clusters.filter(({ dataAt }) => dataAt < to), to)]).sort((a, b) => a.at - b.at);
    return { head, spans: stretches.map(({ from, to }) => ({ from, to })), patches, seconds: (duration * this.#scale) / 1e9 };
  }

  /** What was read without a gap ends here. */
  #close(): void {
    const stretch = this.#now;
    this.#now = this.#block = undefined;
    if (!stretch) return;
    const cut = stretch.clusters.filter(({ dataAt }) => dataAt < stretch.to).at(-1);
    // One that says how long it is, and can not be told otherwise, would swallow what follows.
    if (cut?.sizeAt === null) stretch.to = cut.start;
    if (stretch.to > stretch.from) this.#before.push(stretch);
  }

  /** Looks for a cluster behind a gap: one begins with its time. */
  #find(): boolean {
    const { buffer, byteOffset, length } = this.#pending;
    const at = Buffer.from(buffer, byteOffset, length).indexOf(clusterMark);
    if (at < 0) {
      this.#take(Math.max(0, length - clusterMark.length + 1));
      return false;
    }
    const head = headAt(this.#pending, at);
    if (!head || (head !== 'damaged' && at + head.head >= length)) return false;
    const isOne = head !== 'damaged' && this.#pending[at + head.head] === id.timestamp;
    this.#take(isOne ? at : at + 1);
    this.#lost = !isOne;
    this.#needsKey = isOne;
    return true;
  }

  /** Reads one element, if enough of it is there. */
  #step(): boolean {
    const head = headAt(this.#pending, 0);
    if (head === 'damaged' || (head === undefined && this.#pending.length >= longestHead)) this.#broken = true;
    if (!head || head === 'damaged') return false;
    if (opened.has(head.id)) {
      this.#settle(this.#at);
      if (head.id === id.cluster) {
        this.#now ??= { from: this.#at, to: this.#at, clusters: [], cues: [], patches: [] };
        this.#now.clusters.push({ start: this.#at, sizeAt: head.sizeWidth === 8 ? this.#at + head.head - 8 : null, dataAt: this.#at + head.head });
      }
      this.#take(head.head);
      return true;
    }
    return head.size !== null && this.#read(head, head.size);
  }

  #read(head: ElementHead, size: number): boolean {
    const content = head.head + size;
    const isBlock = head.id === id.simpleBlock || head.id === id.block;
    const wanted = kept.has(head.id) && size <= mostKept ? content : isBlock ? head.head + Math.min(size, longestHead) : head.head;
    if (this.#pending.length < wanted) return false;
    this.#settle(this.#at);
    const bytes = this.#pending.slice(0, wanted);
    if (kept.has(head.id)) this.#keep(head, bytes);
    if (isBlock && !this.#begin(head.id, this.#at + content, bytes.subarray(head.head))) return true;
    this.#take(content);
    return true;
  }

  #keep(head: ElementHead, whole: Uint8Array): void {
    const content = whole.subarray(head.head);
    if (head.id === id.timestamp) {
      const told = uintOf(content);
      // The first one behind a gap says how long that was.
      if (this.#needsKey && this.#now?.clusters.length === 1) this.#shift = Math.max(0, told - Math.max(0, ...endsOf(this.#lastBefore, this.#scale)));
      this.#clusterTime = told - this.#shift;
      if (this.#shift > 0) this.#now?.patches.push({ at: this.#at + head.head, bytes: uintBytes(this.#clusterTime, content.length) });
      return;
    }
    this.#heads.set(head.id, whole);
    if (head.id === id.info) this.#scale = uintOf(elementsOf(content).find((one) => one.id === id.timestampScale)?.content ?? Uint8Array.of(0x0f, 0x42, 0x40));
    if (head.id === id.tracks) this.#video = videoTrack(content);
  }

  /** A block begins. Not so behind a gap, when it is a picture that cannot be seen without what is missing: then it goes on being lost. */
  #begin(kind: number, end: number, content: Uint8Array): boolean {
    // Nobody has more than 127 tracks: the number takes one byte.
    const [first = 0, high = 0, low = 0, flags = 0] = content;
    const track = first & 0x7f;
    const key = kind === id.simpleBlock && (flags & 0x80) !== 0;
    if (this.#needsKey && this.#isPicture(track)) {
      this.#needsKey = false;
      if (!key) {
        this.#now = undefined;
        this.#last = this.#lastBefore;
        this.#lost = true;
        return false;
      }
    }
    this.#block = { end, track, time: this.#clusterTime + ((((high << 8) | low) << 16) >> 16), key };
    return true;
  }

  #isPicture(track: number): boolean {
    return this.#video === undefined || track === this.#video;
  }

  /** A block counts once all of it has come. */
  #settle(upTo: number): void {
    const [block, now] = [this.#block, this.#now];
    if (!block || !now || block.end > upTo || this.#skip > 0) return;
    this.#block = undefined;
    now.to = block.end;
    const { track, time } = block;
    const before = this.#last.get(track);
    this.#last = new Map(this.#last).set(track, { time, step: before && time > before.time ? time - before.time : (before?.step ?? 0) });
    const since = time - (now.cues.at(-1) ?? this.#before.at(-1)?.cues.at(-1) ?? { time: -Infinity }).time;
    if (this.#isPicture(track) && block.key && since * this.#scale >= cueEverySeconds * 1e9) now.cues.push({ time, track, cluster: now.clusters.at(-1)?.start ?? 0 });
  }

  /** Goes on behind so many bytes, of which some may not be there yet. */
  #take(length: number): void {
    const there = Math.min(length, this.#pending.length);
    this.#pending = this.#pending.subarray(there);
    this.#at += there;
    this.#skip = length - there;
  }
}

/** Where each track ends. How long its last picture stayed nobody knows: a busy machine makes few of them, and no more than a moment is claimed. */
const endsOf = (last: ReadonlyMap<number, { time: number; step: number }>, scale: number): number[] => [...last.values()].map(({ time, step }) => time + Math.min(step, (lastSeconds * 1e9) / scale));

/** How long each cluster is, of some that lie side by side up to a place. */
const sizesOf = (clusters: readonly Cluster[], to: number): Patch[] =>
  clusters.flatMap(({ sizeAt, dataAt }, n) => (sizeAt === null ? [] : [{ at: sizeAt, bytes: wideSize((clusters[n + 1]?.start ?? to) - dataAt) }]));
