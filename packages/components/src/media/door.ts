/** A call that was not taken yet, and where its caller may be reached. */
export interface IncomingCall {
  readonly from: string;
  readonly id: string;
  readonly offer: RTCSessionDescriptionInit;
  readonly candidates: RTCIceCandidateInit[];
}

/** Who may be in the call. The app says who is in the room; nobody else is answered or listened to. */
export class Door {
  #told: ReadonlySet<string>;
  /** Calls that came before `join()`, or of people the app has not told about yet: often it is told a moment later. */
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

  /** Keeps a call until it can be taken; an earlier one of the same person is dropped. */
  hold(call: IncomingCall): void {
    this.#held.set(call.from, call);
  }

  /** One more place where the caller may be reached. True when it belongs to a call that is kept here. */
  addCandidate(from: string, id: string, candidate: RTCIceCandidateInit): boolean {
    const held = this.#held.get(from);
    if (held?.id !== id) return false;
    if (held.candidates.length < MOST_CANDIDATES) held.candidates.push(candidate);
    return true;
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
    this.#held.delete(id);
  }
}

/** A browser has some ten. */
const MOST_CANDIDATES = 100;
