import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { ImportFailure } from './links.contract.ts';
import type { Period } from './rules/busy.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const ImportRow = v.object({
  address: v.instance(Uint8Array),
  host: v.string(),
  turn: v.number(),
  asked_at: v.nullable(v.date()),
  checked_at: v.nullable(v.date()),
  good_at: v.nullable(v.date()),
  failure: v.nullable(ImportFailure),
  failures: v.number(),
});

/** A calendar elsewhere as it is kept. `address` is sealed. */
export interface StoredImport {
  readonly address: Uint8Array;
  readonly host: string;
  readonly turn: number;
  readonly askedAt: Date | null;
  readonly checkedAt: Date | null;
  readonly goodAt: Date | null;
  readonly failure: ImportFailure | null;
  readonly failures: number;
}

const stored = (row: unknown): StoredImport => {
  const { asked_at: askedAt, checked_at: checkedAt, good_at: goodAt, ...rest } = v.parse(ImportRow, row);
  return { ...rest, askedAt, checkedAt, goodAt };
};

export async function importOf(sql: Sql, scope: InClinic, staff: string): Promise<StoredImport | undefined> {
  const [row] = await sql`
    select address, host, turn, asked_at, checked_at, good_at, failure, failures from calendar_import where clinic_id = ${scope.clinic.id} and staff_id = ${staff}`;
  return row && stored(row);
}

/** Connects another calendar; what was known of the one before is forgotten. Gives the number of the first reading. */
export async function setImport(tx: Tx, scope: InClinic, staff: string, { address, host, now }: { address: Uint8Array; host: string; now: Date }): Promise<number> {
  const [row] = await tx`
    insert into calendar_import (clinic_id, staff_id, address, host, asked_at) values (${scope.clinic.id}, ${staff}, ${Buffer.from(address)}, ${host}, ${now})
    on conflict (clinic_id, staff_id) do update set address = excluded.address, host = excluded.host, asked_at = excluded.asked_at, turn = calendar_import.turn + 1,
      checked_at = null, good_at = null, failure = null, failures = 0, busy = '{}'
    returning turn`;
  return v.parse(v.object({ turn: v.number() }), row).turn;
}

/** The next reading: by a person's wish when `askedAt` says so. Gives its number. */
export async function nextTurn(tx: Tx, scope: InClinic, staff: string, askedAt: Date | null): Promise<number> {
  const [row] = await tx`update calendar_import set turn = turn + 1, asked_at = ${askedAt} where clinic_id = ${scope.clinic.id} and staff_id = ${staff} returning turn`;
  return v.parse(v.object({ turn: v.number() }), row).turn;
}

export async function removeImport(tx: Tx, scope: InClinic, staff: string): Promise<void> {
  await tx`delete from calendar_import where clinic_id = ${scope.clinic.id} and staff_id = ${staff}`;
}

/** Writes down a good reading: all busy times at once, in place of those before. Whether they are others than before. */
export async function setBusy(tx: Tx, scope: InClinic, staff: string, periods: readonly Period[], now: Date): Promise<boolean> {
  // As numbers: the driver takes an array of dates for a single one.
  const [starts, ends] = [periods.map(({ start }) => start), periods.map(({ end }) => end)];
  const [row] = await tx`
    with read as (select coalesce(range_agg(tstzrange(to_timestamp(s / 1000.0), to_timestamp(e / 1000.0))), '{}') as busy from unnest(${starts}::bigint[], ${ends}::bigint[]) as period (s, e)),
      before as (select busy from calendar_import where clinic_id = ${scope.clinic.id} and staff_id = ${staff})
    update calendar_import i set checked_at = ${now}, good_at = ${now}, failure = null, failures = 0, busy = read.busy
    from read, before where i.clinic_id = ${scope.clinic.id} and i.staff_id = ${staff}
    returning before.busy <> read.busy as differs`;
  return v.parse(v.object({ differs: v.boolean() }), row).differs;
}

/** Writes down that a reading failed. The busy times of the last good one stay. */
export async function setFailure(tx: Tx, scope: InClinic, staff: string, failure: ImportFailure, now: Date): Promise<void> {
  await tx`
    update calendar_import set checked_at = ${now}, failure = ${failure}, failures = failures + 1 where clinic_id = ${scope.clinic.id} and staff_id = ${staff}`;
}

/** When somebody is busy elsewhere from now on. */
export async function busyAhead(sql: Sql, scope: InClinic, staff: string, now: Date): Promise<Period[]> {
  const rows = await sql`
    select lower(period) as start, upper(period) as end from calendar_import, unnest(busy) period
    where clinic_id = ${scope.clinic.id} and staff_id = ${staff} and upper(period) > ${now} order by 1`;
  return v.parse(v.array(v.object({ start: v.date(), end: v.date() })), [...rows]).map(({ start, end }) => ({ start: start.getTime(), end: end.getTime() }));
}

// ---- the address for a calendar elsewhere ----

export interface StoredFeed {
  readonly madeAt: Date;
  readonly readAt: Date | null;
}

export async function feedOf(sql: Sql, scope: InClinic, staff: string): Promise<StoredFeed | undefined> {
  const [row] = await sql`select made_at, read_at from calendar_feed where clinic_id = ${scope.clinic.id} and staff_id = ${staff}`;
  if (!row) return undefined;
  const { made_at: madeAt, read_at: readAt } = v.parse(v.object({ made_at: v.date(), read_at: v.nullable(v.date()) }), row);
  return { madeAt, readAt };
}

/** Makes a feed, or gives it another secret: the one before opens nothing from then on. */
export async function setFeed(tx: Tx, scope: InClinic, staff: string, secretHash: Buffer, now: Date): Promise<void> {
  await tx`
    insert into calendar_feed (clinic_id, staff_id, secret_hash, made_at) values (${scope.clinic.id}, ${staff}, ${secretHash}, ${now})
    on conflict (clinic_id, staff_id) do update set secret_hash = excluded.secret_hash, made_at = excluded.made_at, read_at = null`;
}

export async function removeFeed(tx: Tx, scope: InClinic, staff: string): Promise<void> {
  await tx`delete from calendar_feed where clinic_id = ${scope.clinic.id} and staff_id = ${staff}`;
}

/** Whose feed a secret opens, if they still work here; and notes that it was read, once in an hour. */
export async function readFeed(sql: Sql, scope: InClinic, secretHash: Buffer, now: Date): Promise<string | undefined> {
  const [row] = await sql`
    select f.staff_id from calendar_feed f join staff s on s.clinic_id = f.clinic_id and s.id = f.staff_id
    where f.clinic_id = ${scope.clinic.id} and f.secret_hash = ${secretHash} and (s.ended_at is null or s.ended_at > ${now})`;
  if (!row) return undefined;
  const { staff_id: staff } = v.parse(v.object({ staff_id: v.string() }), row);
  await sql`
    update calendar_feed set read_at = ${now}
    where clinic_id = ${scope.clinic.id} and staff_id = ${staff} and (read_at is null or read_at < ${now}::timestamptz - interval '1 hour')`;
  return staff;
}
