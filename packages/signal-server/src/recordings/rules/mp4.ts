import type { FilmReader, Mended } from './film.ts';

/**
 * What Safari records: MP4 in fragments, each a `moof` that says what is in the `mdat` behind it. It plays as it is. Where parts of it are
 * missing it goes on with the next whole fragment.
 */
export class Mp4Reader implements FilmReader {
  #pending: Buffer = Buffer.alloc(0);
  #at = 0;
  #skip = 0;
  #lost = false;
  /** Nobody knows any more where boxes begin. */
  #astray = false;
  #begins: number | undefined;
  readonly #spans: { from: number; to: number }[] = [];
  #from = 0;
  /** Up to here fragments are whole. */
  #good = 0;
  #fragments = 0;
  /** The box whose bytes are still coming. */
  #box: { readonly end: number; readonly type: string } | undefined;

  push(bytes: Uint8Array): void {
    const passed = Math.min(this.#skip, bytes.length);
    this.#skip -= passed;
    this.#at += passed;
    this.#settle();
    this.#pending = Buffer.concat([this.#pending, bytes.subarray(passed)]);
    while (this.#lost ? this.#find() : this.#step());
  }

  gap(): void {
    if (!this.#lost && this.#good > this.#from) this.#spans.push({ from: this.#from, to: this.#good });
    this.#at += this.#pending.length;
    this.#pending = Buffer.alloc(0);
    this.#skip = 0;
    this.#box = undefined;
    this.#lost = true;
  }

  get begins(): number | undefined {
    return this.#begins;
  }

  mend(): Mended | undefined {
    const spans = [...this.#spans, ...(this.#lost ? [] : [{ from: this.#from, to: this.#at + this.#pending.length }])];
    const isWhole = spans.length === 1 && spans[0]!.from === 0 && !this.#lost;
    return isWhole || this.#fragments > 0 ? { head: new Uint8Array(0), spans, patches: [], seconds: null } : undefined;
  }

  /** Looks for a fragment behind a gap: a `moof`, whose first member is always its `mfhd`. */
  #find(): boolean {
    const at = this.#pending.indexOf('moof');
    if (at < 4 || at + 12 > this.#pending.length) {
      const kept = at < 0 ? Math.max(0, this.#pending.length - 7) : at < 4 ? at + 1 : at - 4;
      this.#take(kept);
      return at >= 0 && at < 4;
    }
    const isOne = this.#pending.toString('latin1', at + 8, at + 12) === 'mfhd';
    this.#take(isOne ? at - 4 : at + 1);
    if (isOne) {
      this.#lost = this.#astray = false;
      this.#from = this.#good = this.#at;
    }
    return true;
  }

  /** Reads the head of one box. */
  #step(): boolean {
    if (this.#astray || this.#skip > 0 || this.#pending.length < 16) return false;
    const short = this.#pending.readUInt32BE(0);
    const size = short === 1 ? Number(this.#pending.readBigUInt64BE(8)) : short;
    const type = this.#pending.toString('latin1', 4, 8);
    if (size < 8 || !/^[a-z0-9 ]{4}$/i.test(type)) {
      this.#astray = true;
      return false;
    }
    if (type === 'moof' || type === 'mdat') this.#begins ??= this.#at;
    this.#box = { end: this.#at + size, type };
    this.#take(size);
    this.#settle();
    return true;
  }

  #settle(): void {
    if (!this.#box || this.#skip > 0) return;
    // A fragment is whole with its pictures; what stands before the first one stands alone.
    if (this.#box.type === 'mdat' || this.#begins === undefined) this.#good = this.#box.end;
    if (this.#box.type === 'mdat') this.#fragments += 1;
    this.#box = undefined;
  }

  #take(length: number): void {
    const there = Math.min(length, this.#pending.length);
    this.#pending = this.#pending.subarray(there);
    this.#at += there;
    this.#skip = length - there;
  }
}
