import { join } from 'node:path';
import type { Log } from '../shared/log.ts';
import { majorOf } from './cluster.ts';
import { connect, type Address, type ConnectOptions, type Pool } from './connect.ts';
import { databaseName, openEmbedded } from './embedded.ts';
import { DatabaseError } from './error.ts';
import { findBinaries } from './find-binaries.ts';
import { noPostgres, wrongMajor } from './help.ts';
import { findPlace } from './place.ts';
import type { Environment } from './run-as.ts';
import { waitForServer } from './server-by-url.ts';

/** The one database of the server. */
export interface Database {
  /** The pool for everything short. */
  readonly sql: Pool;
  /** Given by URL, started from the npm package, or started from programs of the system. */
  readonly kind: 'url' | 'embedded' | 'system';
  /** For people: version and place, never a password. */
  readonly describe: string;
  /** Further connections, such as the one that listens. The caller ends them. */
  connect(options?: ConnectOptions): Pool;
  /** Ends the pool, and PostgreSQL itself if it is ours and no other server uses it. A second call waits for the first. */
  close(): Promise<void>;
}

export interface OpenOptions {
  databaseUrl?: string | undefined;
  /** Absolute. Our own PostgreSQL lives in its folder `postgres`. */
  dataDir: string;
  /** Folder of the PostgreSQL programs to use. */
  pgBin?: string | undefined;
  /** For child processes, and where `PATH` is read. */
  environment?: Environment;
  log: Log;
  /** Connections of the pool at most. */
  max?: number;
  /** Leaves the npm package out, as on a platform that has none. */
  withoutEmbedded?: boolean;
  /** How long to wait for the server of a URL that does not answer yet; 30 s without. */
  waitMs?: number;
}

/**
 * Opens the database: the one of `databaseUrl`, otherwise a PostgreSQL of our own, which is made on first use and started when it does not run.
 * @throws DatabaseError with a text for the person who starts the server.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  return options.databaseUrl ? openByUrl(options.databaseUrl, options) : openOwn(options);
}

async function openByUrl(url: string, options: OpenOptions): Promise<Database> {
  const describe = await waitForServer(url, options.log, options.waitMs);
  return databaseAt({ url }, undefined, { kind: 'url', describe, max: options.max });
}

async function openOwn({ dataDir, pgBin, environment = {}, log, max, withoutEmbedded }: OpenOptions): Promise<Database> {
  const place = await findPlace(dataDir, log);
  const major = await majorOf(place.data);
  const search = { pgBin, environment, withoutEmbedded };
  const [best] = await findBinaries({ ...search, major });
  if (!best) {
    if (major === undefined) throw new DatabaseError('database-none', noPostgres(pgBin));
    throw new DatabaseError('database-wrong-major', wrongMajor(major, place.data, await findBinaries(search)));
  }
  const { address, release } = await openEmbedded(place, best, environment, log);
  const describe = `${best.kind} PostgreSQL ${best.version.replace(/\.0-beta.*/, '')} in ${join(place.root, 'data')}`;
  return databaseAt(address, databaseName, { kind: best.kind, describe, max, release });
}

interface Facts {
  kind: Database['kind'];
  describe: string;
  max?: number | undefined;
  release?: () => Promise<void>;
}

/** A database that answers already. */
export function databaseAt(address: Address, database: string | undefined, { kind, describe, max, release }: Facts): Database {
  const sql = connect(address, database, max ? { max } : {});
  let closing: Promise<void> | undefined;
  return {
    sql,
    kind,
    describe,
    connect: (options = {}) => connect(address, options.database ?? database, options),
    close: () => (closing ??= sql.end({ timeout: 5 }).then(() => release?.())),
  };
}
