/** What the tabs of one person in one visit say to each other. */
type TabWord = 'who' | 'here' | 'move' | 'free';

/** How long the tab that has the call may take to let go of it, milliseconds. */
const LETS_GO = 800;

export interface TabEvents {
  /** Whether this tab has the call now. */
  readonly hasCall: () => boolean;
  /** Another tab has the call. */
  readonly elsewhere: () => void;
  /** No other tab has it any more. */
  readonly alone: () => void;
  /** Another tab takes the call: let go of it and of the devices. */
  readonly letGo: () => void;
}

/** One person, several tabs: one of them has the call, the others know. */
export class Tabs {
  readonly #channel: BroadcastChannel;
  #freed: (() => void) | undefined;

  /** `name`: the same for all tabs of one person in one visit, and for nobody else's. */
  constructor(name: string, private readonly events: TabEvents) {
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#heard(data));
    this.#say('who');
  }

  /** This tab has the call now. */
  took(): void {
    this.#say('here');
  }

  /** This tab has let go of the call. */
  freed(): void {
    this.#say('free');
  }

  /** Asks the tab that has the call to let go. Resolves when it has, or does not answer. */
  move(): Promise<void> {
    this.#say('move');
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LETS_GO);
      this.#freed = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  close(): void {
    if (this.events.hasCall()) this.#say('free');
    this.#channel.close();
  }

  #say(word: TabWord): void {
    this.#channel.postMessage(word);
  }

  #heard(word: unknown): void {
    const { hasCall, elsewhere, alone, letGo } = this.events;
    if (word === 'who' && hasCall()) this.#say('here');
    if (word === 'here') elsewhere();
    if (word === 'move' && hasCall()) {
      letGo();
      this.#say('free');
    }
    if (word === 'free') {
      this.#freed?.();
      this.#freed = undefined;
      alone();
    }
  }
}
