import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { newId, newSecret } from '../shared/ids.ts';
import { fingerprint } from '../shared/keys.ts';
import type { LinkTimes } from './rules.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const LinkRow = v.object({
  id: v.string(),
  clinic_id: v.string(),
  kind: v.picklist(['appointment', 'sign-in', 'hand-over', 'guest']),
  appointment_id: v.nullable(v.string()),
  staff_id: v.nullable(v.string()),
  owner_id: v.nullable(v.string()),
  guest_id: v.nullable(v.string()),
  expires_at: v.date(),
  used_at: v.nullable(v.date()),
  revoked_at: v.nullable(v.date()),
});

/** A mailed link. Who holds its secret may exchange it for a session. */
export interface StoredLink extends LinkTimes {
  readonly id: string;
  readonly clinic: string;
  readonly appointment: string | null;
  readonly staff: string | null;
  readonly owner: string | null;
  readonly guest: string | null;
}

const toLink = (row: unknown): StoredLink => {
  const { id, clinic_id, kind, appointment_id, staff_id, owner_id, guest_id, expires_at, used_at, revoked_at } = v.parse(LinkRow, row);
  return { id, clinic: clinic_id, kind, appointment: appointment_id, staff: staff_id, owner: owner_id, guest: guest_id, expiresAt: expires_at, usedAt: used_at, revokedAt: revoked_at };
};

/** What a link opens: one appointment as its owner (again and again; `hand-over`: once), or a session of one person (once). */
export type NewLink = { readonly now: Date; readonly expiresAt: Date } & (
  | { readonly kind: 'appointment' | 'hand-over'; readonly appointment: string; readonly owner: string }
  | { readonly kind: 'guest'; readonly appointment: string; readonly guest: string }
  | { readonly kind: 'sign-in'; readonly staff: string }
  | { readonly kind: 'sign-in'; readonly owner: string }
);

/** Makes a link and gives its secret, which goes into the fragment of the mailed address: the table has its fingerprint only. */
export async function addLink(tx: Tx, scope: InClinic, link: NewLink): Promise<{ id: string; secret: string }> {
  const id = newId();
  const secret = newSecret();
  const { owner = null, staff = null, appointment = null, guest = null } = { owner: undefined, staff: undefined, appointment: undefined, guest: undefined, ...link };
  await tx`
    insert into link (clinic_id, id, kind, secret_hash, appointment_id, staff_id, owner_id, guest_id, created_at, expires_at)
    values (${scope.clinic.id}, ${id}, ${link.kind}, ${fingerprint(secret)}, ${appointment}, ${staff}, ${owner}, ${guest}, ${link.now}, ${link.expiresAt})`;
  return { id, secret };
}

/** The appointment link, or the guest's, of a secret, in one clinic; locked, so that of two uses of a guest's the second finds it spent. */
export async function appointmentLink(sql: Sql, scope: InClinic, secret: string): Promise<StoredLink | undefined> {
  const [row] = await sql`
    select id, clinic_id, kind, appointment_id, staff_id, owner_id, guest_id, expires_at, used_at, revoked_at from link
    where clinic_id = ${scope.clinic.id} and kind in ('appointment', 'guest') and secret_hash = ${fingerprint(secret)} for update`;
  return row && toLink(row);
}

/** Locks the sign-in link of a secret: of two uses at the same time the second finds it spent. */
export async function lockSignInLink(tx: Tx, secret: string): Promise<StoredLink | undefined> {
  const [row] = await tx`
    select id, clinic_id, kind, appointment_id, staff_id, owner_id, guest_id, expires_at, used_at, revoked_at from link
    where kind = 'sign-in' and secret_hash = ${fingerprint(secret)} for update`;
  return row && toLink(row);
}

/** Locks the hand-over code of a visit, in one clinic: of two uses at the same time the second finds it spent. */
export async function lockHandOver(tx: Tx, scope: InClinic, secret: string): Promise<StoredLink | undefined> {
  const [row] = await tx`
    select id, clinic_id, kind, appointment_id, staff_id, owner_id, guest_id, expires_at, used_at, revoked_at from link
    where clinic_id = ${scope.clinic.id} and kind = 'hand-over' and secret_hash = ${fingerprint(secret)} for update`;
  return row && toLink(row);
}

/** Notes the first use of a link. */
export async function useLink(tx: Tx, link: StoredLink, now: Date): Promise<void> {
  await tx`update link set used_at = coalesce(used_at, ${now}) where clinic_id = ${link.clinic} and id = ${link.id}`;
}
