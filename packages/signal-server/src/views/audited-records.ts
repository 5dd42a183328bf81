import type { Sql } from '../database/connect.ts';

/** One version of a record beside what the audit chain says of it. */
export interface AuditedVersion {
  /** `record:<id>:<revision>` */
  readonly subject: string;
  /** Nothing when the version is not kept any more. */
  readonly body: unknown;
  /** The keyed hash of what was written; nothing when the chain does not know the version. */
  readonly audited: Uint8Array | undefined;
}

interface Row {
  subject: string;
  kept: boolean;
  body: unknown;
  content: Uint8Array | null;
}

/** All versions of a clinic's records that are kept or audited, each with both sides. Streams: there may be many. */
export async function* recordVersions(sql: Sql, clinic: string): AsyncGenerator<AuditedVersion> {
  const rows = sql<Row[]>`
    select coalesce(k.subject, a.subject) as subject, k.subject is not null as kept, k.body, a.content
    from (select 'record:' || record_id || ':' || revision as subject, body from record_version where clinic_id = ${clinic}) k
    full join (select subject, content from audit where clinic_id = ${clinic} and action in ('record.saved', 'record.completed', 'record.amended')) a using (subject)
    order by 1`;
  for await (const page of rows.cursor(200)) {
    for (const { subject, kept, body, content } of page) yield { subject, body: kept ? body : undefined, audited: content ?? undefined };
  }
}
