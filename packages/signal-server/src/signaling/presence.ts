import type { Log } from '../shared/log.ts';
import type { PeerHere } from './directory.ts';
import { everywhere, type Seat, type Why } from './realm.ts';
import { persistently } from './retry.ts';

/** What is told of a peer of a consult. It may be told more than once: what happens twice has the same `stay` and `kind`. */
export interface PresenceEvent {
  readonly consult: string;
  readonly clinic: string;
  readonly person: string;
  readonly peer: string;
  /** `waits`: has an open socket in the lobby. `joined`: is in the call. `gone`: has had no socket for longer than the grace, from wherever it was. */
  readonly kind: 'waits' | 'joined' | 'gone';
  /** How the socket ended, with `gone`. */
  readonly why?: Why;
  /** Names the stay in the call; null of who was only in the lobby. A peer that is gone and comes again has another one. */
  readonly stay: number | null;
  /** When it happened. For `gone` the end of the socket, which lies before the grace. */
  readonly at: Date;
  /** Who of the consult has an open socket, at whatever process, when this is told. */
  readonly here: readonly PeerHere[];
}

export type OnPresence = (event: PresenceEvent) => void | Promise<void>;

export interface PresenceWorld {
  readonly onPresence: OnPresence;
  readonly peersOf: (room: string) => Promise<readonly PeerHere[]>;
  readonly log: Log;
}

/** Tellings that may wait for a database that is away. Beyond, new ones are lost, which the log says. */
const longestWait = 5000;

/** Tells the app about peers of consults, in order for each, and again when it fails: the timeline decides who is paid. */
export class PresenceTeller {
  readonly #lines = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();
  #waiting = 0;

  constructor(private readonly world: PresenceWorld) {}

  /** `first` is done before it is told, and with it again when it fails. */
  tell({ room: consult, clinic, person, peer, joined: stay }: Seat, what: Pick<PresenceEvent, 'kind' | 'why' | 'at'>, first = async (): Promise<void> => {}): void {
    const { onPresence, peersOf, log } = this.world;
    // In open mode there is nobody to tell.
    if (consult === everywhere) return;
    const facts = { consult, kind: what.kind, why: what.why };
    if (this.#waiting >= longestWait) {
      log.error(facts, 'presence was not recorded: too much waits');
      return;
    }
    this.#waiting += 1;
    const told = async () => {
      const once = async () => {
        await first();
        await onPresence({ consult, clinic, person, peer, stay, ...what, here: await peersOf(consult) });
      };
      await persistently(once, {
        onFailure: (error, gaveUp) => log.error({ ...facts, error }, gaveUp ? 'presence was not recorded' : 'presence could not be recorded yet'),
        signal: this.#stop.signal,
      });
      this.#waiting -= 1;
      if (this.#lines.get(consult) === line) this.#lines.delete(consult);
    };
    const line: Promise<void> = (this.#lines.get(consult) ?? Promise.resolve()).then(told);
    this.#lines.set(consult, line);
  }

  /** Waits for what is being told, and no longer than that: what fails now is not tried again. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#lines.values());
  }
}
