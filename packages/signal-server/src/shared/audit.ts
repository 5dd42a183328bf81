import { timingSafeEqual } from 'node:crypto';
import type { Sql } from '../database/connect.ts';
import { enqueue } from '../database/jobs.ts';
import type { Tx } from '../database/transaction.ts';
import type { Anchor } from './audit-anchors.ts';
import type { Keys } from './keys.ts';

/** Who did it: `staff:<id>`, `owner:<id>`, `operator`, `system`. Ids only, never names. */
export type AuditActor = `staff:${string}` | `owner:${string}` | `guest:${string}` | 'operator' | 'system';

export interface AuditEntry {
  readonly clinic: string;
  readonly at: Date;
  readonly actor: AuditActor;
  /** What was done: `record.saved`, `session.opened` … */
  readonly action: string;
  /** To what: `record:<id>:<revision>`, `staff:<id>` … */
  readonly subject: string;
  /** What was written or decided. Only its keyed hash is kept: it proves a text without telling it. */
  readonly content: unknown;
}

interface Row {
  seq: number;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  content: Uint8Array;
  previous: Uint8Array;
  hash: Uint8Array;
  /** The time is one the product writes: to the millisecond. */
  fits?: boolean;
}

const beginning = Buffer.alloc(32);

/** The kind of job that writes the newest hash outside the database; see `audit-anchors.ts`. */
export const anchorJob = 'audit-anchor';
export const anchorKey = (clinic: string): string => `${anchorJob}:${clinic}`;

/** The keyed hash of a content: the same for equal JSON, whatever the order of its members. */
export const contentHash = (keys: Keys, content: unknown): Buffer => keys.hash('audit', canonical(content));

const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, member: unknown) =>
    member && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

// JSON keeps the parts apart: no two different entries give the same text.
const linkHash = (keys: Keys, clinic: string, row: Omit<Row, 'hash' | 'fits'>): Buffer =>
  keys.hash('audit', JSON.stringify([hex(row.previous), clinic, row.seq, row.at.toISOString(), row.actor, row.action, row.subject, hex(row.content)]));

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);

/**
 * Writes one entry at the end of the clinic's chain, in the transaction that does what it says. Holds the lock of the chain's head until
 * the transaction ends: call it late. Asks for an anchor of the new head.
 */
export async function appendAudit(tx: Tx, keys: Keys, entry: AuditEntry): Promise<void> {
  const { clinic, at, actor, action, subject } = entry;
  await tx`insert into audit_head (clinic_id, seq, hash) values (${clinic}, 0, ${beginning}) on conflict (clinic_id) do nothing`;
  const [head] = await tx<{ seq: number; hash: Uint8Array }[]>`select seq, hash from audit_head where clinic_id = ${clinic} for update`;
  const row = { seq: head!.seq + 1, at, actor, action, subject, content: contentHash(keys, entry.content), previous: head!.hash };
  const hash = linkHash(keys, clinic, row);
  await tx`
    insert into audit (clinic_id, seq, at, actor, action, subject, content, previous, hash)
    values (${clinic}, ${row.seq}, ${at}, ${actor}, ${action}, ${subject}, ${row.content}, ${Buffer.from(row.previous)}, ${hash})`;
  await tx`update audit_head set seq = ${row.seq}, hash = ${hash} where clinic_id = ${clinic}`;
  await enqueue(tx, { clinic, kind: anchorJob, key: anchorKey(clinic) });
}

/** Sound, or where it breaks first. `anchor`: an entry that was once the newest is missing or another one now (a cut tail, a restored copy). */
export type AuditVerdict =
  | { readonly sound: true; readonly entries: number; readonly anchors: number }
  | { readonly sound: false; readonly seq: number; readonly why: 'missing' | 'changed' | 'head' | 'anchor' };

const page = 1000;

/** Recomputes a clinic's whole chain and compares it with its head and with the anchors kept outside the database, which were read before. */
export async function verifyAudit(sql: Sql, keys: Keys, clinic: string, anchors: readonly Anchor[]): Promise<AuditVerdict> {
  // What is written while we read is not part of the question.
  const [head] = await sql<{ seq: number; hash: Uint8Array }[]>`select seq, hash from audit_head where clinic_id = ${clinic}`;
  const anchored = new Map(anchors.map((anchor) => [anchor.seq, anchor.hash]));
  const end = head?.seq ?? 0;
  let previous: Uint8Array = beginning;
  let seq = 0;
  while (seq < end) {
    const rows = await sql<Row[]>`
      select seq, at, at = date_trunc('milliseconds', at) as fits, actor, action, subject, content, previous, hash from audit
      where clinic_id = ${clinic} and seq > ${seq} and seq <= ${end} order by seq limit ${page}`;
    if (!rows.length) return { sound: false, seq: seq + 1, why: 'missing' };
    for (const row of rows) {
      if (row.seq !== seq + 1) return { sound: false, seq: seq + 1, why: 'missing' };
      if (row.fits !== true || !same(row.previous, previous) || !same(row.hash, linkHash(keys, clinic, row))) return { sound: false, seq: row.seq, why: 'changed' };
      const known = anchored.get(row.seq);
      if (known !== undefined && known !== hex(row.hash)) return { sound: false, seq: row.seq, why: 'anchor' };
      previous = row.hash;
      seq = row.seq;
    }
  }
  if (head && !same(head.hash, previous)) return { sound: false, seq: end, why: 'head' };
  const [beyond] = await sql<{ seq: number }[]>`
    select a.seq from audit a left join audit_head h using (clinic_id) where a.clinic_id = ${clinic} and a.seq > coalesce(h.seq, 0) order by a.seq limit 1`;
  if (beyond) return { sound: false, seq: beyond.seq, why: 'head' };
  const lost = anchors.filter((anchor) => anchor.seq > end).sort((a, b) => a.seq - b.seq)[0];
  if (lost) return { sound: false, seq: lost.seq, why: 'anchor' };
  return { sound: true, entries: end, anchors: anchors.length };
}
