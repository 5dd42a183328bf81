import type { Context } from 'hono';
import { recur } from '../calendar/provider.recurrence.ts';
import type { Config } from '../config.ts';
import type { Bus } from '../database/bus.ts';
import type { Database } from '../database/open.ts';
import { openFiles } from '../files/open.ts';
import { createPrinter, type Print } from '../pdf/print.ts';
import type { Clock } from '../shared/clock.ts';
import type { Guard, Guarded } from '../shared/guard.ts';
import type { Keys } from '../shared/keys.ts';
import type { Log } from '../shared/log.ts';
import { type Outside, createOutside } from '../shared/outside.ts';
import type { MoneyWorld } from '../flows/payments/world.ts';
import { createSignaling } from '../signaling/signaling.ts';

/** What the server stands on. */
export interface World {
  readonly config: Config;
  readonly db: Database;
  readonly bus: Bus;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: Log;
  /** Opens `/setup`, at this start only; nothing once there is a clinic. */
  readonly setupToken: string | undefined;
  /** Where STUN is answered; nothing when its port could not be had. */
  readonly stunPort: number | undefined;
  /** Opens the outbox from elsewhere than this machine; made anew at each start. */
  readonly outboxToken: string;
  readonly version: string;
  /** The way to addresses that people give; tests have one that may ask this machine. */
  readonly outside?: Outside;
}

/** What every list of mounts is given: the world, the guard at each door, and what several domains share. */
export interface Ground {
  readonly world: World;
  readonly guard: Guard;
  /** Whether a page of this origin may have staff sessions of a clinic. */
  readonly isStaffOrigin: (origin: string, clinic: string) => Promise<boolean>;
  readonly signaling: ReturnType<typeof createSignaling>;
  /** Where files are kept, and who writes one just now. */
  readonly shelf: ReturnType<typeof openShelf>;
  /** How calendars of elsewhere are read. */
  readonly imports: ReturnType<typeof openImports>;
  /** Makes a PDF of a page; what a page is stands in `pdf/paper.ts`. */
  readonly print: Print;
  /** Who takes the money. */
  readonly money: MoneyWorld;
  /** Counts what a caller leaves for people to read. */
  readonly countKept: (c: Context<Guarded>) => Promise<void>;
  /** Counts that a caller moves a visit. */
  readonly countMove: (c: Context<Guarded>) => Promise<void>;
  /** Counts what a caller is about to send. */
  readonly countBytes: (c: Context<Guarded>, bytes: number) => Promise<void>;
  /** From where a caller takes times; nothing where limits are off. */
  readonly takesFrom: (c: Context<Guarded>) => string | undefined;
}

export const openShelf = ({ config, db, clock, keys }: World) => ({ db, clock, keys, files: openFiles(config), writers: new Map() });

export const openPrinter = ({ config, clock }: World) => createPrinter({ font: config.pdfFont, clock });

export const openImports = ({ config, db, clock, keys, outside }: World) => ({ db, clock, keys, outside: outside ?? createOutside(), recur, publicUrl: config.publicUrl });
