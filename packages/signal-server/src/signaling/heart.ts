import type { Bus, Message } from '../database/bus.ts';
import { codeOf, type Pool } from '../database/connect.ts';
import type { Log } from '../shared/log.ts';
import type { Look, News } from './directory.ts';
import { adoptForgottenSeats, adoptSeats, clean, deadMs, freeSeat, heartbeat, recentRemovals, reclaimSeats, sayHears, signOff } from './seats.ts';

export interface HeartWorld {
  readonly sql: Pool;
  readonly bus: Bus;
  readonly node: string;
  readonly log: Log;
  readonly look: Pick<Look, 'allSeats'>;
  readonly adopt: News['adopt'];
  readonly moved: News['sat'];
  readonly removed: News['removed'];
  /** Letters may have missed their news: look for all of them. */
  readonly again: () => void;
}

const beatMs = 1000;
const secondsBetweenCleaning = 60;
const secondsBetweenForgotten = 5;

/** Keeps this process known to the others, finds those that have died, and sets things right after an outage. */
export class Heart {
  /** How many other processes hear. */
  others = 0;
  /** Resolves once the others know this process. */
  readonly started: Promise<void>;
  #startedNow: () => void = () => {};
  #state: 'starting' | 'beating' | 'stopped' = 'starting';
  /** Seconds of beating without an outage. */
  #beats = 0;
  #astray = false;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #leave: (() => Promise<void>)[] = [];

  constructor(private readonly world: HeartWorld) {
    this.started = new Promise((resolve) => (this.#startedNow = resolve));
  }

  start(channels: readonly string[], receive: (message: Message) => void): void {
    const listen = async () => {
      for (const channel of channels.slice(this.#leave.length)) {
        this.#leave.push(await this.world.bus.listen(channel, receive, { onReconnect: () => this.missed() }));
      }
    };
    const beat = async () => {
      try {
        await listen();
        await this.#beat();
      } catch (error) {
        if (!this.#astray && this.#state !== 'stopped') this.world.log.warn({ code: codeOf(error) }, 'signaling has no database');
        this.missed();
      }
      if (this.#state !== 'stopped') this.#timer = setTimeout(() => (this.#running = beat()), beatMs).unref();
    };
    this.#running = beat();
  }

  /** Another process was heard of before the next beat finds it. */
  heardOther(): void {
    this.others = Math.max(this.others, 1);
  }

  /** Something may have been missed: the next beat looks. */
  missed(): void {
    this.#astray = true;
  }

  async stop(): Promise<void> {
    const known = this.#state === 'beating';
    this.#state = 'stopped';
    clearTimeout(this.#timer);
    const late = new Promise<void>((resolve) => setTimeout(resolve, 1000).unref());
    const quit = async () => {
      await this.#running;
      await Promise.all(this.#leave.map((leave) => leave()));
      if (known) await signOff(this.world.sql, this.world.node);
    };
    await Promise.race([quit().catch(() => {}), late]);
  }

  async #beat(): Promise<void> {
    const { sql, bus, node } = this.world;
    const { known, others } = await heartbeat(sql, node, await bus.pid());
    this.others = others;
    const isNew = this.#state === 'starting';
    if (isNew) this.#state = 'beating';
    if (isNew || !known || this.#astray) {
      this.#astray = false;
      this.#beats = 0;
      await this.#recover();
    }
    this.#startedNow();
    this.#beats += 1;
    const adopted = await adoptSeats(sql, node);
    if (adopted.length) this.world.adopt(adopted);
    if (this.#beats % secondsBetweenForgotten === 0 && this.#beats * beatMs > 2 * deadMs) this.world.adopt(await adoptForgottenSeats(sql, node));
    if (this.#beats % secondsBetweenCleaning === 0) await clean(sql);
  }

  /** The tables are told again what this process knows, and this process what it may have missed. */
  async #recover(): Promise<void> {
    const { sql, node, look } = this.world;
    const seats = look.allSeats();
    const kept = await reclaimSeats(sql, node, seats);
    const mine = new Set(kept.map(({ room, peer }) => `${room}\n${peer}`));
    for (const { room, peer, serial } of seats) if (!mine.has(`${room}\n${peer}`)) this.world.moved(room, peer, serial);
    // Who has gone while the table was being told.
    const still = new Set(look.allSeats().map(({ serial }) => serial));
    for (const seat of seats) if (!still.has(seat.serial)) await freeSeat(sql, seat);
    for (const { room, person, serial } of await recentRemovals(sql)) this.world.removed(room, person || undefined, serial);
    this.world.again();
    await sayHears(sql, node);
  }
}
