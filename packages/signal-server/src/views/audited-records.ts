import type { Sql } from '../database/connect.ts';

/** Every member of a version that its audit entry covers. */
export interface AuditedMembers {
  readonly record: string;
  readonly consult: string;
  readonly revision: number;
  readonly kind: string;
  readonly body: unknown;
  readonly writing?: unknown;
  readonly reason?: string | null | undefined;
  readonly signed?: unknown;
  readonly author: string;
  /** ISO, to the millisecond. */
  readonly at: string;
}

/** What the audit entry of a version is the hash of. */
export const audited = ({ record, consult, revision, kind, body, writing, reason, signed, author, at }: AuditedMembers): AuditedMembers => ({
  record, consult, revision, kind, body, writing: writing ?? null, reason: reason ?? null, signed: signed ?? null, author, at,
});

/** One version of a record beside what the audit chain says of it. */
export interface AuditedVersion {
  /** `record:<id>:<revision>` */
  readonly subject: string;
  /** Nothing when the version is not kept any more. */
  readonly kept: AuditedMembers | undefined;
  /** The keyed hash of what was written; nothing when the chain does not know the version. */
  readonly audited: Uint8Array | undefined;
  /** Its record was kept as long as it had to be, and removed. */
  readonly removed: boolean;
}

// An entry that its record, or its script, was removed when it had been kept long enough.
const removed = (sql: Sql, clinic: string) => sql`exists (select 1 from audit d where d.clinic_id = ${clinic} and d.action = 'record.removed' and d.subject = 'record:' || split_part(a.subject, ':', 2)) as removed`;

type Row = { subject: string; content: Uint8Array | null; at: string | null; removed: boolean } & { [member in Exclude<keyof AuditedMembers, 'at'>]: AuditedMembers[member] | null };

/** All versions of a clinic's records that are kept or audited, each with both sides. Streams: there may be many. */
export async function* recordVersions(sql: Sql, clinic: string): AsyncGenerator<AuditedVersion> {
  const rows = sql<Row[]>`
    select coalesce(k.subject, a.subject) as subject, a.content, ${removed(sql, clinic)}, k.record, k.consult, k.revision, k.kind, k.body, k.writing, k.reason, k.signed, k.author,
      to_char(k.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from (
      select 'record:' || n.record_id || ':' || n.revision as subject, n.record_id as record, r.consult_id as consult, n.revision, n.kind, n.body, n.writing, n.reason, n.signed, n.author_id as author, n.at
      from record_version n join record r on r.clinic_id = n.clinic_id and r.id = n.record_id where n.clinic_id = ${clinic}) k
    full join (select subject, content from audit where clinic_id = ${clinic} and action in ('record.saved', 'record.completed', 'record.amended')) a using (subject)
    order by 1`;
  for await (const page of rows.cursor(200)) {
    for (const { subject, content, at, removed: gone, ...members } of page) {
      // Times are kept to the millisecond: whatever is finer was not written by the product.
      const kept = at === null ? undefined : audited({ ...(members as AuditedMembers), at: at.replace(/000Z$/, 'Z') });
      yield { subject, kept, audited: content ?? undefined, removed: gone };
    }
  }
}

/** When each record is due beside what the chain says of it: the newest entry counts. */
export async function recordDues(sql: Sql, clinic: string): Promise<{ subject: string; dueAt: string | null; audited: Uint8Array }[]> {
  const rows = await sql<{ subject: string; due: string | null; content: Uint8Array }[]>`
    select distinct on (a.subject) a.subject, a.content, to_char(r.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as due
    from audit a left join record r on r.clinic_id = a.clinic_id and a.subject = 'record:' || r.id
    where a.clinic_id = ${clinic} and a.action = 'record.due'
      and (r.id is not null or not exists (select 1 from audit d where d.clinic_id = a.clinic_id and d.action = 'record.removed' and d.subject = a.subject))
    order by a.subject, a.seq desc`;
  return rows.map(({ subject, due, content }) => ({ subject, dueAt: due?.replace(/000Z$/, 'Z') ?? null, audited: content }));
}

/** Records whose own row does not say what their versions say: newest revision, state, and when and by whom they were completed. */
export async function strayRecords(sql: Sql, clinic: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select r.id from record r
    left join lateral (select max(revision) as newest, bool_or(kind = 'amendment') as amended from record_version n where n.clinic_id = r.clinic_id and n.record_id = r.id) n on true
    left join record_version c on c.clinic_id = r.clinic_id and c.record_id = r.id and c.kind = 'completed'
    where r.clinic_id = ${clinic} and (
      r.revision <> coalesce(n.newest, 0)
      or r.state <> case when n.amended then 'amended' when c.record_id is not null then 'completed' else 'draft' end
      or r.completed_at is distinct from c.at or r.completed_by is distinct from c.author_id)
    order by 1`;
  return rows.map(({ id }) => `record:${id}`);
}
