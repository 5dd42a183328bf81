import type { Sql } from '../database/connect.ts';

/** Every member of an issued script that its audit entry covers. */
export interface AuditedScript {
  readonly id: string;
  readonly record: string;
  readonly nth: number;
  readonly content: unknown;
  readonly about: unknown;
  readonly prescriber: string;
  readonly signed: unknown;
  /** ISO, to the millisecond. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  /** Hexadecimal. */
  readonly codeHash: string;
}

/** What the audit entry of a script is the hash of. */
export const audited = ({ id, record, nth, content, about, prescriber, signed, issuedAt, expiresAt, codeHash }: AuditedScript): AuditedScript => ({ id, record, nth, content, about, prescriber, signed, issuedAt, expiresAt, codeHash });

/** One row of `script` or `script_event` beside what the chain says of it. */
export interface AuditedRow {
  readonly subject: string;
  readonly kept: unknown;
  readonly audited: Uint8Array | undefined;
  /** Its record was kept as long as it had to be, and removed. */
  readonly removed: boolean;
}

const iso = (sql: Sql, column: string) => sql.unsafe(`regexp_replace(to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '000$', '') || 'Z'`);

/** All scripts of a clinic, and all that happened to them, that are kept or audited, each with both sides. */
export async function auditedScripts(sql: Sql, clinic: string): Promise<AuditedRow[]> {
  const rows = await sql<{ subject: string; kept: unknown; content: Uint8Array | null; removed: boolean }[]>`
    select coalesce(k.subject, a.subject) as subject, k.kept, a.content,
      exists (select 1 from audit d where d.clinic_id = ${clinic} and d.action = 'script.removed' and d.subject = a.subject) as removed
    from (
      select 'script:' || id as subject, jsonb_build_object('id', id, 'record', record_id, 'nth', nth, 'content', content, 'about', about, 'prescriber', prescriber_id, 'signed', signed,
        'issuedAt', ${iso(sql, 'issued_at')}, 'expiresAt', ${iso(sql, 'expires_at')}, 'codeHash', encode(code_hash, 'hex')) as kept
      from script where clinic_id = ${clinic}
      union all
      select 'script-event:' || id, jsonb_build_object('id', id, 'script', script_id, 'kind', kind, 'at', ${iso(sql, 'at')}, 'staff', staff_id, 'words', words, 'replacedBy', replaced_by)
      from script_event where clinic_id = ${clinic}) k
    full join (select subject, content from audit where clinic_id = ${clinic} and action in ('script.issued', 'script.void', 'script.replaced', 'script.used')) a using (subject)
    order by 1`;
  return rows.map(({ subject, kept, content, removed }) => ({ subject, kept: kept ?? undefined, audited: content ?? undefined, removed }));
}
