import postgres from 'postgres';
import { arrayTypes } from './array-types.ts';

// The rest of the server knows the driver by these names only.
/** A pool of connections. */
export type Pool = postgres.Sql;
export type Transaction = postgres.TransactionSql;
/** What runs queries: the pool, or the transaction one is in. */
export type Sql = postgres.ISql;
export type Json = postgres.JSONValue;

/** Where a PostgreSQL answers: the clinic's own by URL, ours by socket folder (or loopback host on Windows). */
export type Address = { url: string } | { host: string; port: number; user: string; password?: string };

export interface ConnectOptions {
  /** Connections at most; 10 without. */
  max?: number;
  /** Another database of the same server. */
  database?: string;
  /** `false` keeps the connections for good: for locks and LISTEN, which belong to one session. */
  recycle?: boolean;
  /** Seconds until a connection attempt is given up; 10 without. */
  connectTimeoutS?: number;
  /** Called when a connection is lost or closed. */
  onClose?: () => void;
  /** Called for each notification that arrives on a connection that listens. */
  onNotify?: (channel: string, payload: string) => void;
}

// postgres.js knows this option and uses it for its own listen(); its types leave it out.
type Options = postgres.Options<Record<string, postgres.PostgresType>> & { onnotify?: (channel: string, payload: string) => void };

const int8 = { to: 20, from: [20], serialize: String, parse: Number };
/** A date on a calendar stays the text YYYY-MM-DD: as a Date it would move with the zone of the machine. */
const date = { to: 1082, from: [1082], serialize: String, parse: (text: string) => text };

/** Opens a pool. bigint comes as number, timestamptz as Date, date as text. Nothing is sent before the first query. */
export function connect(address: Address, database: string | undefined, options: ConnectOptions = {}): Pool {
  const settings: Options = {
    max: options.max ?? 10,
    idle_timeout: options.recycle === false ? 0 : 60,
    ...(options.recycle === false ? { max_lifetime: null } : {}),
    connect_timeout: options.connectTimeoutS ?? 10,
    // The default waits up to 20 s after an outage.
    backoff: (attempt: number) => Math.min(0.05 * 1.5 ** attempt, 1),
    fetch_types: false,
    types: { bigint: int8, plainDate: date, ...arrayTypes },
    connection: { application_name: 'vetkit', TimeZone: 'UTC', statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000 },
    onnotice: () => {},
    ...(database ? { database } : {}),
    ...(options.onClose ? { onclose: options.onClose } : {}),
    ...(options.onNotify ? { onnotify: options.onNotify } : {}),
  };
  if (!('url' in address)) return postgres({ ...settings, host: address.host, port: address.port, username: address.user, password: address.password ?? '' });
  const { url, socket } = splitSocket(address.url);
  return postgres(url, { ...settings, ...(socket ? { host: socket } : {}) });
}

/** The two ways in which a URL can name the folder of a socket, neither known to postgres.js: `//%2Frun%2Fpostgresql/db` and `///db?host=/run/postgresql`. */
export function splitSocket(url: string): { url: string; socket?: string } {
  const inQuery = /[?&]host=(%2F|\/)([^&]*)/i.exec(url);
  const hosted = (text: string): string => text.replace(/^(\w+:\/\/(?:[^@/]*@)?)\//, '$1localhost/');
  if (inQuery) return { url: hosted(url.replace(inQuery[0], inQuery[0][0] === '?' ? '?' : '')), socket: `/${decodeURIComponent(inQuery[2]!)}` };
  const asHost = /^(\w+:\/\/(?:[^@/]*@)?)%2F([^/?:]*)/i.exec(url);
  if (asHost) return { url: url.replace(asHost[0], `${asHost[1]}localhost`), socket: `/${decodeURIComponent(asHost[2]!)}` };
  return { url };
}

/** The SQLSTATE or system code of an error (`23P01`, `ECONNREFUSED`), if it has one. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Whether the table's exclusion constraint refused: the database's own word that a time is taken. */
export const isOverlap = (error: unknown): boolean => codeOf(error) === '23P01';
