import type { Json, Sql } from './connect.ts';
import type { Tx } from './transaction.ts';

/** Something to do after the transaction that wrote it: a mail, a reminder, a deadline. */
export interface NewJob {
  readonly clinic?: string | undefined;
  readonly kind: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  /** At once without. */
  readonly runAt?: Date;
  /** A second job with the same key is not written, even when the first is done: `reminder:<appointment>:24h`. One that was given up begins anew. */
  readonly key?: string;
}

/** A job as its handler gets it. It may run more than once (a process can die in the middle), so a handler must bear that. */
export interface Job {
  readonly id: number;
  readonly clinic?: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** 1 at the first try. */
  readonly attempt: number;
  readonly runAt: Date;
}

/** Wakes the workers. */
export const jobChannel = 'vetkit_job';

/** Writes a job in the transaction that causes it: committed with it, or never there. Gives its id, or nothing when the key was taken. */
export async function enqueue(tx: Tx, job: NewJob): Promise<number | undefined> {
  const [row] = await tx<{ id: number }[]>`
    insert into job (clinic_id, kind, payload, run_at, key)
    values (${job.clinic ?? null}, ${job.kind}, ${tx.json((job.payload ?? {}) as Json)}, coalesce(${job.runAt ?? null}::timestamptz, clock_timestamp()), ${job.key ?? null})
    on conflict (key) do update set payload = excluded.payload, run_at = excluded.run_at, attempts = 0, failed_at = null, last_error = null
      where job.failed_at is not null
    returning id, pg_notify(${jobChannel}, '')`;
  return row?.id;
}

/** Removes the jobs of these keys that have not been started, as when an appointment moves; their keys are free again. */
export async function cancelJobs(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx`delete from job where key = any(${[...keys]}) and done_at is null and failed_at is null and locked_until is null`;
}

/** Takes the done jobs of a kind away, for work that comes back every few minutes. */
export async function forgetDone(tx: Tx, clinic: string | undefined, kind: string): Promise<void> {
  await tx`delete from job where clinic_id is not distinct from ${clinic ?? null}::uuid and kind = ${kind} and done_at is not null`;
}

/** Takes away jobs that were done, or given up, so many days ago; `most` at once. A key that long ago is free again: nothing asks for it so late. */
export async function clearJobs(sql: Sql, { doneDays, failedDays }: { doneDays: number; failedDays: number }, most: number): Promise<void> {
  await sql`
    delete from job where id in (
      select id from job
      where done_at < clock_timestamp() - ${doneDays} * interval '1 day' or failed_at < clock_timestamp() - ${failedDays} * interval '1 day'
      limit ${most})`;
}

interface Row {
  id: number;
  clinic_id: string | null;
  kind: string;
  payload: Record<string, unknown>;
  attempts: number;
  run_at: Date;
}

/** Takes the job that is due longest and locks it for `leaseMs`; others skip it. The try counts even if the process dies in it. */
export async function claimJob(sql: Sql, kinds: string[], leaseMs: number): Promise<Job | undefined> {
  const [row] = await sql<Row[]>`
    update job set attempts = attempts + 1, locked_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
    where id = (
      select id from job
      where done_at is null and failed_at is null and kind = any(${kinds}) and run_at <= clock_timestamp()
        and (locked_until is null or locked_until < clock_timestamp())
      order by run_at, id limit 1 for update skip locked)
    returning id, clinic_id, kind, payload, attempts, run_at`;
  if (!row) return undefined;
  const { id, clinic_id: clinic, kind, payload, attempts: attempt, run_at: runAt } = row;
  return { id, ...(clinic ? { clinic } : {}), kind, payload, attempt, runAt };
}

/** Keeps the lock of a job that takes long. */
export async function extendJob(sql: Sql, job: Job, leaseMs: number): Promise<void> {
  await sql`update job set locked_until = clock_timestamp() + ${leaseMs} * interval '1 ms' where id = ${job.id} and attempts = ${job.attempt} and done_at is null`;
}

// In both: a worker that lost its lock to another does not speak for the job any more, hence `attempts`.
export async function finishJob(sql: Sql, job: Job): Promise<void> {
  await sql`update job set done_at = clock_timestamp(), locked_until = null, last_error = null where id = ${job.id} and attempts = ${job.attempt}`;
}

/** Takes away what a job carries, for payloads that nobody needs to know once it is done. The handler calls it in its own transaction. */
export async function forgetPayload(tx: Tx, job: Job): Promise<void> {
  await tx`update job set payload = '{}' where id = ${job.id}`;
}

/** Puts the job back for `retryMs` from now, or marks it failed for good without. `why` must hold no personal data. */
export async function failJob(sql: Sql, job: Job, why: string, retryMs: number | undefined): Promise<void> {
  await sql`
    update job set locked_until = null, last_error = ${why},
      failed_at = case when ${retryMs ?? null}::float8 is null then clock_timestamp() end,
      run_at = coalesce(clock_timestamp() + ${retryMs ?? null}::float8 * interval '1 ms', run_at)
    where id = ${job.id} and attempts = ${job.attempt}`;
}

/** Milliseconds until a job of these kinds is due; nothing when there is none. */
export async function nextDue(sql: Sql, kinds: string[]): Promise<number | undefined> {
  const [row] = await sql<{ ms: number | null }[]>`
    select (extract(epoch from min(greatest(run_at, locked_until)) - clock_timestamp()) * 1000)::float8 as ms
    from job where done_at is null and failed_at is null and kind = any(${kinds})`;
  return row?.ms ?? undefined;
}
