import { eventChannel } from '../database/events.ts';
import type { Bus } from '../database/bus.ts';
import type { Log } from '../shared/log.ts';
import type { Happening } from './rules.ts';

/** Where the hub reads what happened. */
export interface Happenings {
  after(page: { clinic: string; after: number; limit: number }): Promise<Happening[]>;
  newest(clinic: string): Promise<number>;
}

export interface Listener {
  /** What happened next, in order, without gaps. */
  hear(happenings: Happening[]): void;
  /** What was missed is too much or unknown: look at everything again. The stream goes on from event `from`. */
  restart(from: number): void;
  /** The hub closes, or the database did not answer. Come back with the last number. */
  end(): void;
}

export interface LiveHub {
  /** Follows a clinic from the event after number `after`, or from now on. The returned function stops. */
  follow(clinic: string, after: number | undefined, listener: Listener): Promise<() => void>;
  /** Ends all streams. */
  close(): Promise<void>;
}

interface Follower {
  readonly listener: Listener;
  /** The last event this one has heard; `undefined` while it catches up. */
  at: number | undefined;
  /** What happened while it catches up. */
  missed: Happening[];
}

interface ClinicFeed {
  /** The last event read for everybody; `undefined` before the first look. */
  head: number | undefined;
  readonly followers: Set<Follower>;
  reading: Promise<void> | undefined;
  again: boolean;
}

const page = 200;
/** Whoever has missed more starts over: all of it must fit into what a stream may keep waiting. */
const mostMissed = 1000;

/**
 * One ear on the database for all streams of this process. New events are read once for each clinic that somebody follows, and handed to
 * all its followers.
 */
export async function createLiveHub({ bus, happenings, log }: { bus: Bus; happenings: Happenings; log: Log }): Promise<LiveHub> {
  const feeds = new Map<string, ClinicFeed>();

  /** Reads what is new, once however many notifications come meanwhile. */
  function pull(clinic: string, feed: ClinicFeed): Promise<void> {
    feed.again = true;
    return (feed.reading ??= (async () => {
      feed.head ??= await happenings.newest(clinic);
      while (feed.again) {
        feed.again = false;
        const rows = await happenings.after({ clinic, after: feed.head, limit: page });
        feed.head = rows.at(-1)?.seq ?? feed.head;
        feed.again ||= rows.length === page;
        if (rows.length) for (const follower of feed.followers) hand(follower, rows);
      }
    })().finally(() => (feed.reading = undefined)));
  }

  function wake(clinic: string): void {
    const feed = feeds.get(clinic);
    if (feed) pull(clinic, feed).catch((error: unknown) => drop(clinic, feed, error));
  }

  /** The database did not answer: every stream of the clinic ends, and its page comes back by itself. */
  function drop(clinic: string, feed: ClinicFeed, error: unknown): void {
    log.warn({ error }, 'live streams of a clinic were ended');
    if (feeds.get(clinic) === feed) feeds.delete(clinic);
    for (const { listener } of feed.followers) listener.end();
  }

  /** From number `after` up to what everybody hears. Between two pages more may happen: it waits in `missed`. */
  async function catchUp(clinic: string, follower: Follower, after: number): Promise<number> {
    for (let at = after; ; ) {
      const rows = await happenings.after({ clinic, after: at, limit: page });
      if (rows.length) follower.listener.hear(rows);
      at = rows.at(-1)?.seq ?? at;
      if (rows.length < page) return at;
    }
  }

  const wakeAll = () => [...feeds.keys()].forEach(wake);
  const stop = await bus.listen(eventChannel, (message) => wake(String(message).split(':')[0] ?? ''), { onReconnect: wakeAll });

  return {
    async follow(clinic, after, listener) {
      const feed: ClinicFeed = feeds.get(clinic) ?? { head: undefined, followers: new Set(), reading: undefined, again: false };
      feeds.set(clinic, feed);
      const follower: Follower = { listener, at: undefined, missed: [] };
      feed.followers.add(follower);
      const unfollow = () => {
        feed.followers.delete(follower);
        if (feed.followers.size === 0 && feeds.get(clinic) === feed) feeds.delete(clinic);
      };
      try {
        await pull(clinic, feed);
        const head = feed.head ?? 0;
        const known = after !== undefined && after <= head && head - after <= mostMissed;
        const from = known ? await catchUp(clinic, follower, after) : head;
        if (after !== undefined && !known) listener.restart(from);
        follower.at = from;
        hand(follower, follower.missed.splice(0));
        return unfollow;
      } catch (error) {
        unfollow();
        throw error;
      }
    },

    async close() {
      await stop();
      const open = [...feeds.values()];
      feeds.clear();
      for (const { followers } of open) for (const { listener } of followers) listener.end();
    },
  };
}

/** Gives a follower what it has not heard yet. */
function hand(follower: Follower, rows: Happening[]): void {
  if (follower.at === undefined) {
    follower.missed.push(...rows);
    return;
  }
  const { at } = follower;
  const fresh = rows.filter(({ seq }) => seq > at);
  follower.at = fresh.at(-1)?.seq ?? at;
  if (fresh.length) follower.listener.hear(fresh);
}
