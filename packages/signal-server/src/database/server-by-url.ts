import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../shared/log.ts';
import { codeOf, connect } from './connect.ts';
import { DatabaseError } from './error.ts';

// Not there yet, or not ready yet: containers are often started all at once. A wrong password does not mend itself.
const passing = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', 'CONNECT_TIMEOUT', 'CONNECTION_CLOSED', '57P03']);

/**
 * Waits until the clinic's own PostgreSQL answers and checks that it can carry us. Gives its version and place for people, without the password.
 * @throws DatabaseError when it cannot be reached within `waitMs`, refuses us, is older than 15 or cannot be written to.
 */
export async function waitForServer(url: string, log: Log, waitMs = 30_000): Promise<string> {
  const place = placeOf(url);
  const until = Date.now() + waitMs;
  for (let first = true; ; first = false) {
    try {
      return await greet(url, place);
    } catch (error) {
      const code = codeOf(error);
      if (error instanceof DatabaseError) throw error;
      if (!passing.has(code ?? '') || Date.now() > until) {
        throw new DatabaseError('database-unreachable', `The PostgreSQL at ${place} (DATABASE_URL) cannot be used: ${code ?? 'unknown'}. ${advice(code)}`, { cause: error });
      }
      if (first) log.warn({ place, code }, 'the database does not answer yet, waiting for it');
      await sleep(500);
    }
  }
}

async function greet(url: string, place: string): Promise<string> {
  const sql = connect({ url }, undefined, { max: 1 });
  try {
    const [row] = await sql<{ number: number; version: string; standby: boolean }[]>`
      select current_setting('server_version_num')::int as number, current_setting('server_version') as version, pg_is_in_recovery() as standby`;
    if (!row || row.number < 150_000) throw new DatabaseError('database-too-old', `The PostgreSQL at ${place} is version ${row?.version}. VetKit needs 15 or newer.`);
    if (row.standby) throw new DatabaseError('database-read-only', `The PostgreSQL at ${place} is a standby that only reads. Point DATABASE_URL to the primary.`);
    return `PostgreSQL ${row.version} at ${place}`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Host, port and database of the URL: nothing secret. */
function placeOf(url: string): string {
  const [, host = '', database = ''] = /^\w+:\/\/(?:[^@/]*@)?([^/?]*)\/?([^?]*)/.exec(url) ?? [];
  return `${decodeURIComponent(host) || 'localhost'}${database ? `/${database}` : ''}`;
}

function advice(code: string | undefined): string {
  if (code === '28P01' || code === '28000') return 'User or password are not accepted. Check both in DATABASE_URL.';
  if (code === '3D000') return 'That database does not exist. Make it with: createdb vetkit';
  return 'Check that it runs, and that host and port in DATABASE_URL are right.';
}
