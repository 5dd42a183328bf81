import type { IncomingCall } from './peer-link.ts';

/** Who may be in the call. The app says who is in the room; nobody else is answered or listened to. */
export class Door {
  #told: ReadonlySet<string>;
  /** Calls of people the app has not told about yet: often it is told a moment later. */
  readonly #held = new Map<string, IncomingCall>();
  /** Whose socket is gone, as the app or the server says. When their media stops too, they have left. */
  readonly #gone = new Set<string>();

  constructor(told: Iterable<string>) {
    this.#told = new Set(told);
  }

  get told(): ReadonlySet<string> {
    return this.#told;
  }

  /** Takes a new list. Returns who is new on it. */
  tell(ids: Iterable<string>): string[] {
    const before = this.#told;
    this.#told = new Set(ids);
    for (const id of this.#told) this.#gone.delete(id);
    return [...this.#told].filter((id) => !before.has(id));
  }

  /** Takes one person off the list. */
  shut(id: string): void {
    this.#told = new Set([...this.#told].filter((told) => told !== id));
    this.forget(id);
  }

  /** Keeps a call until its caller is told; an earlier one of the same person is dropped. */
  hold(call: IncomingCall): void {
    this.#held.get(call.from)?.drop();
    this.#held.set(call.from, call);
  }

  /** The call that was kept, once. */
  take(id: string): IncomingCall | undefined {
    const held = this.#held.get(id);
    this.#held.delete(id);
    return held;
  }

  markGone(id: string): void {
    this.#gone.add(id);
  }

  /** They were heard of again. */
  isBack(id: string): void {
    this.#gone.delete(id);
  }

  isGone(id: string): boolean {
    return this.#gone.has(id);
  }

  forget(id: string): void {
    this.#gone.delete(id);
    this.take(id)?.drop();
  }

  close(): void {
    for (const id of this.#held.keys()) this.forget(id);
  }
}
