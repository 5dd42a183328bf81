/** A frame for a peer that is not there yet. */
export interface Letter {
  readonly room: string;
  readonly src: string;
  readonly dst: string;
  readonly text: string;
  /** When it was sent, in milliseconds. */
  readonly at: number;
}

export interface MailLimits {
  readonly expireMs: number;
  /** Most bytes that wait for one peer, from one peer, and in all. */
  readonly bytesPerReceiver: number;
  readonly bytesPerSender: number;
  readonly bytesInAll: number;
}

// What a letter costs beside its text: keeps the number of tiny letters bounded too.
const envelope = 256;
/** How long a breath is, as a part of the time that letters wait. */
const breath = 0.2;
const weight = (letter: Letter) => letter.text.length + envelope;

/** Letters wait in order, each with its own age. Full boxes refuse the new letter, not the old ones. */
export class Mailroom {
  readonly #boxes = new Map<string, Map<string, Letter[]>>();
  readonly #sent = new Map<string, Map<string, number>>();
  #bytes = 0;
  #letters = 0;

  constructor(private readonly limits: MailLimits) {}

  /** How many letters wait. */
  get size(): number {
    return this.#letters;
  }

  keep(letter: Letter): boolean {
    const { room, src, dst } = letter;
    const box = this.#boxes.get(room)?.get(dst) ?? [];
    const size = weight(letter);
    const forReceiver = box.reduce((sum, other) => sum + weight(other), size);
    const fromSender = (this.#sent.get(room)?.get(src) ?? 0) + size;
    const { bytesPerReceiver, bytesPerSender, bytesInAll } = this.limits;
    if (forReceiver > bytesPerReceiver || fromSender > bytesPerSender || this.#bytes + size > bytesInAll) return false;
    box.push(letter);
    set(this.#boxes, room, dst, box);
    this.#count(letter, 1);
    return true;
  }

  /** Empties the box of a peer that has come. */
  take(room: string, dst: string): Letter[] {
    const box = this.#boxes.get(room)?.get(dst) ?? [];
    set(this.#boxes, room, dst, undefined);
    for (const letter of box) this.#count(letter, -1);
    return box;
  }

  /** Letters that were taken for one peer and not brought; they are older than what waits. */
  putBack(letters: readonly Letter[]): void {
    const [first] = letters;
    if (!first) return;
    const { room, dst } = first;
    set(this.#boxes, room, dst, [...letters, ...(this.#boxes.get(room)?.get(dst) ?? [])]);
    for (const letter of letters) this.#count(letter, 1);
  }

  /** Whose boxes are not empty. */
  receivers(): { room: string; peer: string }[] {
    return [...this.#boxes].flatMap(([room, boxes]) => [...boxes.keys()].map((peer) => ({ room, peer })));
  }

  /**
   * Throws away what is too old, and what the same sender sent in the same breath: candidates are worth nothing without their offer.
   * The answer has one letter for each sender and receiver.
   */
  expire(now: number): Letter[] {
    const { expireMs } = this.limits;
    const expired: Letter[] = [];
    for (const [room, boxes] of this.#boxes) {
      for (const [dst, box] of boxes) {
        const last = new Map(box.filter(({ at }) => now - at >= expireMs).map(({ src, at }) => [src, at]));
        if (last.size === 0) continue;
        const isOld = ({ src, at }: Letter) => at - (last.get(src) ?? -Infinity) <= expireMs * breath;
        const old = box.filter(isOld);
        const fresh = box.filter((letter) => !isOld(letter));
        set(this.#boxes, room, dst, fresh.length ? fresh : undefined);
        for (const letter of old) this.#count(letter, -1);
        expired.push(...new Map(old.map((letter) => [letter.src, letter])).values());
      }
    }
    return expired;
  }

  #count(letter: Letter, sign: 1 | -1): void {
    const size = sign * weight(letter);
    this.#bytes += size;
    this.#letters += sign;
    const left = (this.#sent.get(letter.room)?.get(letter.src) ?? 0) + size;
    set(this.#sent, letter.room, letter.src, left === 0 ? undefined : left);
  }
}

/** Writes into a map of maps; undefined removes, and leaves no empty map behind. */
function set<Value>(maps: Map<string, Map<string, Value>>, outer: string, inner: string, value: Value | undefined): void {
  const map = maps.get(outer) ?? new Map<string, Value>();
  if (value === undefined) map.delete(inner);
  else map.set(inner, value);
  if (map.size) maps.set(outer, map);
  else maps.delete(outer);
}
