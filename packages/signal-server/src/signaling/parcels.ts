/** Milliseconds for which what was sent is kept: as long as it may take until a process that lost its ears hears again. */
const keptMs = 10_000;
const keptBytes = 1024 * 1024;
const rememberedNumbers = 10_000;

interface Sent {
  readonly at: number;
  readonly text: string;
}

/** The latest parcels for one process, and how much they are. */
interface Shelf {
  readonly sent: Sent[];
  bytes: number;
}

/**
 * What this process has sent to others a moment ago. NOTIFY is not acknowledged: what is under way to a connection that dies is lost.
 * When the process at its end says that it hears again, all of the last moments is sent once more, and it drops what it has.
 */
export class SentParcels {
  #last = 0;
  readonly #byNode = new Map<string, Shelf>();

  /** A number for the next one. */
  number(): number {
    return (this.#last += 1);
  }

  keep(node: string, text: string, at: number): void {
    const shelf = this.#byNode.get(node) ?? { sent: [], bytes: 0 };
    shelf.sent.push({ at, text });
    shelf.bytes += text.length;
    while (shelf.sent[0] && (shelf.sent[0].at < at - keptMs || shelf.bytes > keptBytes)) shelf.bytes -= shelf.sent.shift()!.text.length;
    this.#byNode.set(node, shelf);
  }

  /** In the order in which they were sent. */
  of(node: string, now: number): readonly string[] {
    return (this.#byNode.get(node)?.sent ?? []).filter(({ at }) => at >= now - keptMs).map(({ text }) => text);
  }

  /** Forgets what is old, and with it processes that are no more. */
  sweep(now: number): void {
    for (const [node, { sent }] of this.#byNode) if ((sent.at(-1)?.at ?? -Infinity) < now - keptMs) this.#byNode.delete(node);
  }
}

/** Tells what is heard for the first time. */
export class HeardParcels {
  readonly #byNode = new Map<string, Set<number>>();

  isNew({ from, n }: { readonly from: string; readonly n: number }): boolean {
    const heard = this.#byNode.get(from) ?? new Set<number>();
    if (heard.has(n)) return false;
    heard.add(n);
    const [oldest] = heard;
    if (heard.size > rememberedNumbers && oldest !== undefined) heard.delete(oldest);
    // Of processes that come and go, the last few count.
    if (!this.#byNode.has(from) && this.#byNode.size >= 100) this.#byNode.delete([...this.#byNode.keys()][0]!);
    this.#byNode.set(from, heard);
    return true;
  }
}
