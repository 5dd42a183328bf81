import * as v from 'valibot';
import type { Json, Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { RecordBody, RecordState, Signature, Writing } from './contract.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const Row = v.object({
  id: v.string(),
  consult_id: v.string(),
  state: RecordState,
  revision: v.number(),
  due_at: v.nullable(v.date()),
  completed_at: v.nullable(v.date()),
  body: v.nullable(RecordBody),
  writing: v.nullable(Writing),
  author_id: v.nullable(v.string()),
  at: v.nullable(v.date()),
});

/** A record with its newest version; `body` is `null` while nothing was saved (revision 0). */
export interface StoredRecord {
  readonly id: string;
  readonly consult: string;
  readonly state: RecordState;
  readonly revision: number;
  readonly dueAt: Date | null;
  readonly completedAt: Date | null;
  readonly body: RecordBody | null;
  readonly writing: Writing | null;
  readonly author: string | null;
  readonly savedAt: Date | null;
}

const toRecord = (row: unknown): StoredRecord => {
  const parsed = v.parse(Row, row);
  return {
    id: parsed.id,
    consult: parsed.consult_id,
    state: parsed.state,
    revision: parsed.revision,
    dueAt: parsed.due_at,
    completedAt: parsed.completed_at,
    body: parsed.body,
    writing: parsed.writing,
    author: parsed.author_id,
    savedAt: parsed.at,
  };
};

export async function recordOfConsult(sql: Sql, scope: InClinic, consult: string): Promise<StoredRecord | undefined> {
  const [row] = await sql`
    select r.id, r.consult_id, r.state, r.revision, r.due_at, r.completed_at, n.body, n.writing, n.author_id, n.at
    from record r left join record_version n on n.clinic_id = r.clinic_id and n.record_id = r.id and n.revision = r.revision
    where r.clinic_id = ${scope.clinic.id} and r.consult_id = ${consult}`;
  return row && toRecord(row);
}

/** The consult's record, locked until the end of the transaction; an empty one (revision 0) is made under `newId` where there is none. */
export async function lockRecord(tx: Tx, scope: InClinic, consult: string, newId: string): Promise<StoredRecord> {
  await tx`
    insert into record (clinic_id, id, consult_id) values (${scope.clinic.id}, ${newId}, ${consult})
    on conflict (clinic_id, consult_id) do nothing`;
  await tx`select 1 from record where clinic_id = ${scope.clinic.id} and consult_id = ${consult} for update`;
  // Read by a statement of its own: the one that waited for the lock would still see the version before.
  const record = await recordOfConsult(tx, scope, consult);
  return record!;
}

/** The record must be complete by then. Makes the empty record where there is none. Gives its id; nothing when it is complete already. */
export async function setDue(tx: Tx, scope: InClinic, consult: string, { id, dueAt }: { id: string; dueAt: Date }): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`
    insert into record (clinic_id, id, consult_id, due_at) values (${scope.clinic.id}, ${id}, ${consult}, ${dueAt})
    on conflict (clinic_id, consult_id) do update set due_at = excluded.due_at where record.state = 'draft'
    returning id`;
  return row?.id;
}

export interface NewVersion {
  readonly record: string;
  readonly revision: number;
  readonly kind: 'draft' | 'completed' | 'amendment';
  readonly body: RecordBody;
  readonly writing?: Writing | undefined;
  /** Of an amendment. */
  readonly reason?: string;
  /** Of what completes or amends. */
  readonly signed?: Signature;
  readonly author: string;
  readonly at: Date;
}

/** Adds the next version and makes it the newest. Earlier versions stay as they are, for good. */
export async function addVersion(tx: Tx, scope: InClinic, version: NewVersion): Promise<void> {
  const state = { draft: 'draft', completed: 'completed', amendment: 'amended' }[version.kind];
  await tx`
    insert into record_version (clinic_id, record_id, revision, kind, body, writing, reason, signed, author_id, at)
    values (${scope.clinic.id}, ${version.record}, ${version.revision}, ${version.kind}, ${tx.json(version.body as Json)}, ${version.writing ? tx.json(version.writing as Json) : null},
      ${version.reason ?? null}, ${version.signed ? tx.json(version.signed as Json) : null}, ${version.author}, ${version.at})`;
  const done = version.kind === 'completed' ? tx`, completed_at = ${version.at}, completed_by = ${version.author}` : tx``;
  await tx`update record set revision = ${version.revision}, state = ${state} ${done} where clinic_id = ${scope.clinic.id} and id = ${version.record}`;
}
