import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../shared/log.ts';
import { initialise, majorOf, readPassword, start, stop, superuser, type Cluster } from './cluster.ts';
import { codeOf, connect, type Address, type Pool } from './connect.ts';
import { DatabaseError } from './error.ts';
import type { Binaries } from './find-binaries.ts';
import type { Place } from './place.ts';
import { removeHalfMade } from './half-made.ts';
import { lockedBy, readPostmaster, whoIs } from './postmaster.ts';
import type { Environment } from './run-as.ts';
import { unpack } from './unpack.ts';

/** A PostgreSQL of our own that runs. */
export interface Embedded {
  address: Address;
  /** Lets go of it. The last server of this data folder that does so stops PostgreSQL. */
  release(): Promise<void>;
}

export const databaseName = 'vetkit';

// Held, shared, by each live server in the database `postgres`: it ends with its process, whatever that dies of.
const presence = 7_308_612;
const longestStartMs = 90_000;

/**
 * Makes sure that the PostgreSQL of `place` runs, and stays so. Several servers of one machine may share a data folder: whoever comes
 * first starts it, and so does the first who notices that it was killed; the last one out stops it.
 */
export async function openEmbedded(place: Place, binaries: Binaries, environment: Environment, log: Log): Promise<Embedded> {
  const cluster: Cluster = { place, bin: await unpack(binaries, place.root, environment), major: binaries.major, environment };
  if ((await majorOf(place.data)) === undefined) {
    log.info({ folder: place.data, version: binaries.version }, 'making the database, once');
    await initialise(cluster);
  }
  await removeHalfMade(place.root);
  let closing = false;
  let healing: Promise<void> | undefined;
  const enter = async () => takePart(cluster, await readPassword(place.root), () => void (closing || (healing ??= heal().finally(() => (healing = undefined)))));

  async function heal(): Promise<void> {
    log.warn({}, 'PostgreSQL is gone, starting it again');
    while (!closing) {
      try {
        member = await enter();
        log.info({}, 'PostgreSQL runs again');
        return;
      } catch (error) {
        log.error({ code: codeOf(error) }, 'PostgreSQL could not be started again yet');
        await sleep(1000);
      }
    }
  }

  let member = await enter();
  return {
    address: member.address,
    async release() {
      closing = true;
      await healing;
      // When nobody answers there is nothing to stop.
      if (await leave(member.session).catch(() => false)) await stop(cluster);
      await member.session.end({ timeout: 1 });
    },
  };
}

interface Member {
  address: Address;
  session: Pool;
}

/** Connects to the running PostgreSQL, or starts it first, and marks our presence. */
async function takePart(cluster: Cluster, password: string | undefined, onLost: () => void): Promise<Member> {
  const until = Date.now() + longestStartMs;
  for (let reason: unknown; ; ) {
    if (Date.now() > until) throw new DatabaseError('database-not-started', `PostgreSQL of ${cluster.place.data} does not answer. Is another program busy with that folder?`, { cause: reason });
    const running = await runningAddress(cluster, password);
    if (running) {
      let lost: (() => void) | undefined;
      const session = connect(running, 'postgres', { max: 1, recycle: false, connectTimeoutS: 5, onClose: () => lost?.() });
      try {
        // Waits while the last other server is just stopping it; we are then thrown out and start it ourselves.
        await session`select pg_advisory_lock_shared(${presence})`;
        await ensureDatabase(session);
        lost = onLost;
        return { address: running, session };
      } catch (error) {
        reason = error;
        await session.end({ timeout: 0 });
      }
    } else if ((await start(cluster)) === 'ready') continue;
    await sleep(100);
  }
}

/** Where the PostgreSQL of this folder answers or will soon. Clears away the lock of one that was killed. */
async function runningAddress({ place, environment }: Cluster, password: string | undefined): Promise<Address | undefined> {
  const pid = await lockedBy(place.data);
  if (pid === undefined) return undefined;
  const who = await whoIs(pid, place.data, environment);
  // PostgreSQL clears away the lock of a dead process by itself. Only if it is still the same: another server may just have started a new one.
  if (who === 'other' && (await lockedBy(place.data)) === pid) await rm(join(place.data, 'postmaster.pid'), { force: true });
  if (who !== 'ours') return undefined;
  const found = await readPostmaster(place.data);
  return { host: found?.host ?? place.root, port: found?.port ?? 1, user: superuser, ...(password ? { password } : {}) };
}

async function ensureDatabase(session: Pool): Promise<void> {
  const [known] = await session`select 1 from pg_database where datname = ${databaseName}`;
  if (known) return;
  await session.unsafe(`create database ${databaseName}`).catch((error: unknown) => {
    // 42P04 and 23505: another server was faster.
    if (!['42P04', '23505'].includes(codeOf(error) ?? '')) throw error;
  });
}

/** Ends our presence. True when nobody else is there; they cannot come in either until this session ends. */
async function leave(session: Pool): Promise<boolean> {
  await session`select pg_advisory_unlock_shared(${presence})`;
  const [row] = await session<{ alone: boolean }[]>`select pg_try_advisory_lock(${presence}) as alone`;
  return row?.alone ?? false;
}
