import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import type { Piece } from './provider.ts';
import type { Usage } from './rules/limits.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const Row = v.object({
  id: v.string(),
  appointment_id: v.nullable(v.string()),
  by_kind: v.picklist(['owner', 'staff']),
  by_id: v.nullable(v.string()),
  name: v.string(),
  length: v.number(),
  received: v.number(),
  state: v.picklist(['uploading', 'ready', 'refused', 'removed']),
  type: v.nullable(v.string()),
  sha256: v.nullable(v.string()),
  touched_at: v.date(),
});

/** A file as it is kept. */
export interface StoredFile {
  readonly id: string;
  /** Nothing once its held time is gone. */
  readonly appointment: string | null;
  readonly by: { readonly kind: 'owner' | 'staff'; readonly id: string | null };
  readonly name: string;
  readonly length: number;
  readonly received: number;
  readonly state: 'uploading' | 'ready' | 'refused' | 'removed';
  readonly type: string | null;
  readonly sha256: string | null;
  readonly touchedAt: Date;
}

const columns = (sql: Sql) => sql`id, appointment_id, by_kind, by_id, name, length, received, state, type, sha256, touched_at`;

function stored(row: unknown): StoredFile {
  const { appointment_id: appointment, by_kind: kind, by_id, touched_at: touchedAt, ...same } = v.parse(Row, row);
  return { ...same, appointment, by: { kind, id: by_id }, touchedAt };
}

export interface NewFile {
  readonly id: string;
  /** Null for what is reached by another way than a visit's list, such as a recording. */
  readonly appointment: string | null;
  readonly by: StoredFile['by'];
  readonly name: string;
  readonly length: number;
  readonly now: Date;
}

export async function addFile(tx: Tx, scope: InClinic, { id, appointment, by, name, length, now }: NewFile): Promise<void> {
  await tx`
    insert into file (clinic_id, id, appointment_id, by_kind, by_id, name, length, created_at, touched_at)
    values (${scope.clinic.id}, ${id}, ${appointment}, ${by.kind}, ${by.id}, ${name}, ${length}, ${now}, ${now})`;
}

export async function fileById(sql: Sql, scope: InClinic, id: string): Promise<StoredFile | undefined> {
  const [row] = await sql`select ${columns(sql)} from file where clinic_id = ${scope.clinic.id} and id = ${id}`;
  return row && stored(row);
}

/** Locks one file: whoever changes its state queues here. */
export async function lockFile(tx: Tx, scope: InClinic, id: string): Promise<StoredFile | undefined> {
  const [row] = await tx`select ${columns(tx)} from file where clinic_id = ${scope.clinic.id} and id = ${id} for update`;
  return row && stored(row);
}

/**
 * What an appointment and its clinic have. Whoever is about to add more waits for each other from here on. An upload takes the room of what has come of it:
 * beginnings cost nobody anything, and must not close the clinic for others.
 */
export async function usageForMore(tx: Tx, scope: InClinic, appointment: string): Promise<Usage> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`files ${scope.clinic.id}`}, 0))`;
  const [row] = await tx<{ files: number; bytes: number }[]>`
    select count(*) filter (where appointment_id = ${appointment})::int as files, coalesce(sum(case state when 'ready' then length else received end), 0)::bigint as bytes
    from file where clinic_id = ${scope.clinic.id} and state in ('uploading', 'ready')`;
  return { files: row?.files ?? 0, clinicBytes: row?.bytes ?? 0 };
}

/** The clinic's own limit for all its files, in bytes, where the operator has set one. */
export async function clinicQuota(sql: Sql, scope: InClinic): Promise<number | undefined> {
  const [row] = await sql<{ bytes: number | null }[]>`select (settings->'files'->>'bytes')::bigint as bytes from clinic where id = ${scope.clinic.id}`;
  return row?.bytes ?? undefined;
}

// ---- pieces ----

/** Begins a piece at the end of what is there; its writer has the pen from now on, the one before loses it. */
export async function beginPiece(tx: Tx, scope: InClinic, file: string, piece: { id: string; start: number; now: Date }): Promise<void> {
  await tx`insert into file_piece (clinic_id, id, file_id, start_at) values (${scope.clinic.id}, ${piece.id}, ${file}, ${piece.start})`;
  await tx`update file set writer = ${piece.id}, touched_at = ${piece.now} where clinic_id = ${scope.clinic.id} and id = ${file}`;
}

/**
 * Notes that so many bytes of a piece are on the disk; `passed` behind them came too and are not kept. False when another writer has the
 * pen, or the file is gone: then they do not count.
 */
export async function keepPiece(sql: Sql, scope: InClinic, piece: { id: string; start: number; length: number; passed?: number; now: Date }): Promise<boolean> {
  const rows = await sql`
    with kept as (
      update file set received = ${piece.start}::bigint + ${piece.length}::bigint + ${piece.passed ?? 0}::bigint, touched_at = ${piece.now}
      where clinic_id = ${scope.clinic.id} and writer = ${piece.id} and state = 'uploading'
      returning id)
    update file_piece p set length = ${piece.length} from kept where p.clinic_id = ${scope.clinic.id} and p.id = ${piece.id} returning p.id`;
  return rows.length > 0;
}

/** The pieces that count, in order. */
export async function piecesOf(sql: Sql, scope: InClinic, file: string): Promise<(Piece & { readonly start: number })[]> {
  return sql<(Piece & { start: number })[]>`select id, length, start_at as start from file_piece where clinic_id = ${scope.clinic.id} and file_id = ${file} and length > 0 order by start_at`;
}

/** Forgets all pieces of a file, and gives their ids. */
export async function forgetPieces(tx: Tx, scope: InClinic, file: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`delete from file_piece where clinic_id = ${scope.clinic.id} and file_id = ${file} returning id`;
  return rows.map(({ id }) => id);
}

/** Nobody knows how long some files will be: they grow with what comes. Before `keepPiece`, in the same transaction. */
export async function growFile(tx: Tx, scope: InClinic, id: string, length: number): Promise<void> {
  await tx`update file set length = greatest(length, ${length}::bigint) where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

/** A file that was made of the pieces, and not by putting them together, has a length of its own. */
export async function setLength(tx: Tx, scope: InClinic, id: string, length: number): Promise<void> {
  await tx`update file set length = ${length}, received = ${length} where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

// ---- states ----

export async function setReady(tx: Tx, scope: InClinic, id: string, { type, sha256, name, now }: { type: string; sha256: string; name: string; now: Date }): Promise<void> {
  await tx`
    update file set state = 'ready', type = ${type}, sha256 = ${sha256}, name = ${name}, writer = null, ready_at = ${now}, touched_at = ${now}
    where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

/** It is seen no more. Its row stays for the timeline, without its name. */
export async function setGone(tx: Tx, scope: InClinic, id: string, { state, now }: { state: 'refused' | 'removed'; now: Date }): Promise<void> {
  await tx`update file set state = ${state}, name = '', writer = null, removed_at = ${now} where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

/** Whoever publishes or removes the bytes of this hash is alone with them until the transaction ends. */
export async function lockContent(tx: Tx, scope: InClinic, sha256: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`content ${scope.clinic.id} ${sha256}`}, 0))`;
}

export async function isContentUsed(sql: Sql, scope: InClinic, sha256: string): Promise<boolean> {
  return (await sql`select 1 from file where clinic_id = ${scope.clinic.id} and sha256 = ${sha256} and state = 'ready' limit 1`).length > 0;
}

// ---- asking the owner ----

export interface NewFileRequest {
  readonly id: string;
  readonly appointment: string;
  readonly staff: string;
  readonly note: string | null;
  readonly now: Date;
}

export async function addFileRequest(tx: Tx, scope: InClinic, { id, appointment, staff, note, now }: NewFileRequest): Promise<void> {
  await tx`insert into file_request (clinic_id, id, appointment_id, staff_id, note, at) values (${scope.clinic.id}, ${id}, ${appointment}, ${staff}, ${note}, ${now})`;
}
