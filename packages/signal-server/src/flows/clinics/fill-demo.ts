import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { addOrigin, clinicBySlug, hasClinic, type StoredClinic } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { demoClinic, demoSlug } from './demo-clinic.ts';
import { layOut } from './lay-out.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly dataDir: string;
  /** PUBLIC_URL is this machine. Anywhere else the demo is never filled in. */
  readonly isLocal: boolean;
  /** Origin of the demo clinic's own site, where it is served. */
  readonly demoOrigin: string | undefined;
}

/** Stands in the data folder when the demo was removed by command: it does not come back by itself. */
export const demoRemovedFile = (dataDir: string): string => join(dataDir, 'demo-removed');

/** Fills an empty database with the demo clinic, and keeps its site's origin up to date. Gives the demo clinic, where there is one. */
export const fillDemo = async ({ db, clock, keys, dataDir, isLocal, demoOrigin }: World): Promise<StoredClinic | undefined> => {
  const removed = await access(demoRemovedFile(dataDir)).then(
    () => true,
    () => false,
  );
  if (!isLocal) return undefined;
  return transaction(db, async (tx) => {
    // Of two servers that start at the same time the second finds the clinic.
    await tx`lock table clinic in share row exclusive mode`;
    const known = await clinicBySlug(tx, demoSlug);
    // The port of the demo site may be another one than at the last start.
    if (known?.demo) for (const origin of namesOf(demoOrigin)) await addOrigin(tx, { clinic: known }, origin, 'owner');
    if (known) return known.demo ? known : undefined;
    if (removed || (await hasClinic(tx))) return undefined;
    return layOut(tx, { keys, now: clock() }, demoClinic(namesOf(demoOrigin)));
  });
};

/** The site under every name this machine has for itself: whoever opens 127.0.0.1 instead of localhost finds it working, too. */
function namesOf(origin: string | undefined): string[] {
  if (!origin) return [];
  return [...new Set([new URL(origin).hostname, 'localhost', '127.0.0.1', '[::1]'])].map((hostname) => Object.assign(new URL(origin), { hostname }).origin);
}
