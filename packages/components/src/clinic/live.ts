import { LiveEvent } from '@vetkit/signal-server/shared/live.contract';
import * as v from 'valibot';
import { fromJson } from '../shared/json.ts';
import type { Http } from './http.ts';
import type { Asking, Session } from './session.ts';
import { streamParser } from './sse.ts';

/** How the stream is: `waiting` between tries, `refused` when the token is no longer good. */
export type LiveState = 'connecting' | 'open' | 'waiting' | 'refused';

/** What a subscriber wants to hear. */
export interface LiveListener {
  readonly onEvent: (event: LiveEvent) => void;
  /** The stream is open. Not resumed means that events may have been missed: look at everything again. */
  readonly onOpen?: (resumed: boolean) => void;
  readonly onState?: (state: LiveState) => void;
}

/** What just happened at a clinic, as it happens. All subscribers of a page share one stream for each token. */
export interface Live {
  /** Starts listening; the returned function stops. Without a token nothing is opened and `onState` hears `refused`. */
  subscribe(listener: LiveListener, asking?: Asking): () => void;
}

/** What `createLive` needs to know. */
export interface LiveWorld {
  readonly http: Pick<Http, 'address'>;
  readonly session: Pick<Session, 'find' | 'forget'>;
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds before the n-th try after a break; doubles up to half a minute with a random part if not said. */
  readonly delay?: (attempt: number) => number;
}

// The server pings every 15 seconds: a stream silent for three pings is dead, whatever the socket says.
const silence = 45_000;
const backOff = (attempt: number) => Math.min(30_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);

/** Makes the live updates of one clinic. */
export function createLive(world: LiveWorld): Live {
  const streams = new Map<string, Stream>();
  return {
    subscribe(listener, asking) {
      const { token, kind } = world.session.find(asking) ?? {};
      // Nobody listens on behalf of a booking that is still being made.
      if (!token || kind === 'draft') {
        listener.onState?.('refused');
        return () => {};
      }
      const stream = streams.get(token) ?? new Stream(world, token, () => streams.delete(token));
      streams.set(token, stream);
      return stream.add(listener);
    },
  };
}

/** One connection, kept up as long as somebody listens. */
class Stream {
  readonly #listeners = new Set<LiveListener>();
  #state: LiveState = 'connecting';
  #lastId: string | undefined;
  #stop: AbortController | undefined;

  constructor(
    private readonly world: LiveWorld,
    private readonly token: string,
    private readonly onEmpty: () => void,
  ) {}

  add(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    listener.onState?.(this.#state);
    if (!this.#stop) void this.#run((this.#stop = new AbortController()).signal);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size) return;
      this.#stop?.abort();
      this.onEmpty();
    };
  }

  #say(state: LiveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener.onState?.(state);
  }

  async #run(stopped: AbortSignal): Promise<void> {
    for (let attempt = 0; !stopped.aborted; attempt++) {
      this.#say('connecting');
      const end = await this.#connect(stopped, () => (attempt = 0));
      if (stopped.aborted) return;
      if (end !== 'broken') {
        // Out of the map first: whoever signs in again gets a stream of their own.
        this.onEmpty();
        this.#say('refused');
        if (end === 'signed-out') this.world.session.forget(this.token);
        return;
      }
      this.#say('waiting');
      await pause((this.world.delay ?? backOff)(attempt), stopped);
    }
  }

  /** One connection from start to end. */
  async #connect(stopped: AbortSignal, onOpen: () => void): Promise<'broken' | 'refused' | 'signed-out'> {
    const watch = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => watch.abort(), silence);
    };
    try {
      alive();
      const response = await (this.world.fetch ?? globalThis.fetch)(this.world.http.address('/clinics/{clinic}/live'), {
        headers: {
          accept: 'text/event-stream',
          authorization: `Bearer ${this.token}`,
          ...(this.#lastId === undefined ? {} : { 'last-event-id': this.#lastId }),
        },
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.any([stopped, watch.signal]),
      });
      if (response.status === 401) return 'signed-out';
      if (response.status === 403) return 'refused';
      if (!response.ok || !response.body) return 'broken';
      onOpen();
      this.#say('open');
      for (const listener of this.#listeners) listener.onOpen?.(this.#lastId !== undefined);
      await this.#read(response.body, alive);
    } catch {
      // Whatever broke it, the answer is the same: wait and connect again.
    } finally {
      clearTimeout(timer);
    }
    return 'broken';
  }

  async #read(body: ReadableStream<Uint8Array>, alive: () => void): Promise<void> {
    const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
    const messages = streamParser();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      alive();
      for (const message of messages(part.value)) {
        this.#lastId = message.id ?? this.#lastId;
        const event = v.safeParse(LiveEvent, fromJson(message.data));
        // Kinds of messages that this page does not know yet are not for it.
        if (!event.success) continue;
        for (const listener of this.#listeners) {
          if (event.output.type === 'stream.restarted') listener.onOpen?.(false);
          else listener.onEvent(event.output);
        }
      }
    }
  }
}

/** Waits, but not when there is a reason to try at once: the network is back, or somebody looks at the page again. */
function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const go = () => {
      clearTimeout(timer);
      over.abort();
      resolve();
    };
    const timer = setTimeout(go, milliseconds);
    const { signal } = over;
    stopped.addEventListener('abort', go, { signal });
    globalThis.addEventListener?.('online', go, { signal });
    globalThis.document?.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && go(), { signal });
  });
}
