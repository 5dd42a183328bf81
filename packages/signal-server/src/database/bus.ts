import type { Log } from '../shared/log.ts';
import { inline, pack, read, rowMark, unpack, type Message } from './bus-payload.ts';
import { codeOf, type Pool, type Sql } from './connect.ts';
import { DatabaseError } from './error.ts';
import type { Database } from './open.ts';

export type { Message } from './bus-payload.ts';

/** Carries messages between the processes of one server by LISTEN and NOTIFY. Messages sent while the line is down are lost. */
export interface Bus {
  /**
   * Sends to all listeners of the channel, of this process too. Inside a transaction (`within`) it goes out with the commit, or never.
   * @throws DatabaseError `bus-too-large` above 96 kB.
   */
  publish(channel: string, message: Message, within?: Sql): Promise<void>;
  /**
   * Hears a channel until the returned function is called; messages come one after the other, in the order of commit.
   * `onReconnect` is called after an outage: messages may have been missed, so look at the tables again.
   */
  listen(channel: string, fn: (message: Message) => unknown, options?: { onReconnect?: () => void }): Promise<() => Promise<void>>;
  /** The database's process that carries this line: as long as it lives, messages arrive. Another one after each outage. */
  pid(): Promise<number>;
  close(): Promise<void>;
}

interface Listener {
  fn: (message: Message) => unknown;
  onReconnect?: (() => void) | undefined;
}

interface Channel {
  listeners: Set<Listener>;
  /** Messages wait here for those before them: one may have to be fetched from its row. */
  queue: Promise<void>;
}

const heartbeatMs = 30_000;

/** Opens the bus on a connection of its own. `heartbeatMs` is how often a silent line is tried. */
export async function openBus(db: Database, log: Log, options: { heartbeatMs?: number } = {}): Promise<Bus> {
  const channels = new Map<string, Channel>();
  let closed = false;
  let line = openLine();
  let mending: Promise<void> | undefined;

  function openLine(): Pool {
    const own: Pool = db.connect({
      max: 1,
      recycle: false,
      onNotify: receive,
      onClose: () => {
        if (!closed && own === line) mending ??= mend().finally(() => (mending = undefined));
      },
    });
    return own;
  }

  /** Listens again to everything, for as long as it takes. A lost line is replaced: its state is not known. */
  async function mend(): Promise<void> {
    log.warn({}, 'the bus lost its connection');
    for (let wait = 50; !closed; wait = Math.min(wait * 2, 2000)) {
      const old = line;
      line = openLine();
      void old.end({ timeout: 0 });
      try {
        if (channels.size) await line.unsafe([...channels.keys()].map((name) => `listen ${name}`).join(';'));
        else await line`select 1`;
        log.info({ channels: channels.size }, 'the bus listens again');
        for (const { listeners } of channels.values()) for (const each of listeners) each.onReconnect?.();
        return;
      } catch (error) {
        log.warn({ code: codeOf(error) }, 'the bus could not connect yet');
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  function receive(name: string, payload: string): void {
    const channel = channels.get(name);
    if (!channel) return;
    channel.queue = channel.queue.then(() => deliver(channel, payload)).catch((error: unknown) => log.error({ code: codeOf(error), channel: name }, 'a bus message was dropped'));
  }

  async function deliver(channel: Channel, payload: string): Promise<void> {
    const message = await open(payload);
    if (message === undefined) return;
    for (const { fn } of channel.listeners) await fn(message);
  }

  async function open(payload: string): Promise<Message | undefined> {
    const what = read(payload);
    if ('plain' in what) return what.plain;
    if ('packed' in what) return unpack(what.packed);
    const [row] = await db.sql<{ body: Buffer }[]>`select body from bus_message where id = ${what.row}`;
    return row && unpack(row.body);
  }

  // A line that a firewall forgot looks open for hours; only asking shows it.
  const heartbeat = setInterval(() => {
    if (mending) return;
    const asked = line;
    const late = setTimeout(() => void asked.end({ timeout: 0 }), 10_000);
    asked`select 1`.catch(() => {}).finally(() => clearTimeout(late));
  }, options.heartbeatMs ?? heartbeatMs);
  heartbeat.unref();

  await line`select 1`;

  return {
    async publish(channel, message, within = db.sql) {
      const packed = pack(message);
      const short = inline(packed);
      if (short !== undefined) {
        await within`select pg_notify(${checked(channel)}, ${short})`;
        return;
      }
      // One statement, so that row and notification are committed together. Old rows go on the way.
      await within`
        with old as (delete from bus_message where at < clock_timestamp() - interval '1 minute'),
             new as (insert into bus_message (body) values (${packed}) returning id)
        select pg_notify(${checked(channel)}, ${rowMark} || id) from new`;
    },

    async listen(name, fn, { onReconnect } = {}) {
      const listener: Listener = { fn, onReconnect };
      const channel = channels.get(checked(name)) ?? { listeners: new Set(), queue: Promise.resolve() };
      channel.listeners.add(listener);
      channels.set(name, channel);
      await mending;
      try {
        // Again for a second listener: it costs little, and whoever awaits knows that it is heard.
        await line.unsafe(`listen ${name}`);
      } catch (error) {
        channel.listeners.delete(listener);
        throw error;
      }
      return async () => {
        channel.listeners.delete(listener);
        if (channel.listeners.size || closed) return;
        channels.delete(name);
        await mending;
        await line.unsafe(`unlisten ${name}`).catch(() => {});
      };
    },

    async pid() {
      await mending;
      const [row] = await line<{ pid: number }[]>`select pg_backend_pid() as pid`;
      return row!.pid;
    },

    async close() {
      closed = true;
      clearInterval(heartbeat);
      await mending;
      await line.end({ timeout: 1 });
      await Promise.all([...channels.values()].map(({ queue }) => queue));
    },
  };
}

/** Names are made by the server and go into SQL as they are, so only plain ones pass. */
function checked(channel: string): string {
  if (/^vetkit_[a-z0-9_]{1,50}$/.test(channel)) return channel;
  throw new DatabaseError('bus-channel', 'The name of a channel is vetkit_ and small letters, digits or _.');
}
