import { WORDS } from './safety-list.ts';

/**
 * Words that both people see, and that are the same only when nobody sits between them: made from the keys of the encryption and from a
 * random number of each side. Each number is promised by its hash before either is shown, so that nobody can choose one to fit.
 */

/** Three moments of the exchange with one person, over the data channel. */
export type SafetyMessage = { readonly kind: 'promise'; readonly hash: string } | { readonly kind: 'nonce'; readonly nonce: string };

/** The own side of one exchange. */
export class Safety {
  readonly #nonce = crypto.getRandomValues(new Uint8Array(16));
  #theirPromise: string | null = null;
  #promised: Promise<void> | null = null;

  constructor(
    private readonly say: (message: SafetyMessage) => void,
    /** Both fingerprints, own first; asked when both numbers are known. */
    private readonly fingerprints: () => readonly [own: string, other: string] | null,
    /** The words; null: the other side broke its promise, which nobody does by accident. */
    private readonly agreed: (words: readonly string[] | null) => void,
  ) {}

  /** The way is open: the first word. */
  begin(): Promise<void> {
    this.#promised ??= sha256(this.#nonce).then((hash) => this.say({ kind: 'promise', hash: hex(hash) }));
    return this.#promised;
  }

  async hear(message: SafetyMessage): Promise<void> {
    if (message.kind === 'promise') {
      // The first promise counts.
      if (this.#theirPromise !== null) return;
      this.#theirPromise = message.hash;
      await this.begin();
      this.say({ kind: 'nonce', nonce: hex(this.#nonce) });
      return;
    }
    if (this.#theirPromise === null) return;
    const theirs = unhex(message.nonce);
    const kept = theirs !== null && hex(await sha256(theirs)) === this.#theirPromise;
    const fingerprints = this.fingerprints();
    if (!fingerprints) return;
    this.agreed(kept ? await safetyWords([{ fingerprint: fingerprints[0], nonce: this.#nonce }, { fingerprint: fingerprints[1], nonce: theirs }]) : null);
  }
}

export interface Side {
  readonly fingerprint: string;
  readonly nonce: Uint8Array<ArrayBuffer>;
}

/** Four words of 256, the same whichever side comes first: one chance in four thousand million that a stranger's are the same. */
export async function safetyWords(sides: readonly [Side, Side]): Promise<readonly string[]> {
  const parts = sides.map(({ fingerprint, nonce }) => `${fingerprint.toUpperCase()} ${hex(nonce)}`).sort();
  const digest = await sha256(new TextEncoder().encode(parts.join('\n')));
  return Array.from(digest.subarray(0, 4), (byte) => WORDS[byte] ?? '');
}

/** All fingerprints of a description, in a fixed order; null when there is none. */
export function fingerprintOf(sdp: string | undefined): string | null {
  const found = new Set(Array.from((sdp ?? '').matchAll(/^a=fingerprint:(\S+ \S+)/gm), ([, fingerprint = '']) => fingerprint.toUpperCase()));
  return found.size ? [...found].sort().join(' ') : null;
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function unhex(text: string): Uint8Array<ArrayBuffer> | null {
  return /^(?:[0-9a-f]{2}){16}$/.test(text) ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)) : null;
}
