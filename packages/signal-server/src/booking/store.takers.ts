import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** What one taker has of a clinic's times. */
export interface Taken {
  readonly held: number;
  /** When the first of the held ones is free again. */
  readonly freeAt: Date | null;
  /** Booked, or asked for as a live call, since `since`. */
  readonly booked: number;
}

const Row = v.object({ held: v.number(), free_at: v.nullable(v.date()), booked: v.number() });

/** Locks a taker until the transaction ends, and counts: of two that come at once the second sees what the first has taken. */
export async function takenBy(tx: Tx, scope: InClinic, taker: Buffer, { now, since }: { now: Date; since: Date }): Promise<Taken> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`taker ${scope.clinic.id} ${taker.toString('hex')}`}, 0))`;
  const [row] = await tx`
    select count(*) filter (where held_until > ${now})::int as held, min(held_until) filter (where held_until > ${now}) as free_at,
      count(*) filter (where requested_at > ${since})::int as booked
    from appointment where clinic_id = ${scope.clinic.id} and taker = ${taker}`;
  const { held, free_at: freeAt, booked } = v.parse(Row, row);
  return { held, freeAt, booked };
}

/** Forgets from where times were taken before this one; `most` at once. */
export async function forgetTakers(sql: Sql, before: Date, most: number): Promise<void> {
  await sql`
    update appointment set taker = null where (clinic_id, id) in (
      select clinic_id, id from appointment where taker is not null and coalesce(held_until, requested_at) < ${before} limit ${most})`;
}
