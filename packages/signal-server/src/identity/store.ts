import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { newId, newSecret } from '../shared/ids.ts';
import { fingerprint } from '../shared/keys.ts';
import { StaffRole } from '../shared/words.contract.ts';
import type { SessionTimes } from './rules.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const SessionRow = v.object({
  id: v.string(),
  clinic_id: v.string(),
  kind: v.picklist(['draft', 'appointment', 'owner', 'staff', 'guest']),
  owner_id: v.nullable(v.string()),
  staff_id: v.nullable(v.string()),
  appointment_id: v.nullable(v.string()),
  guest_id: v.nullable(v.string()),
  used_at: v.date(),
  expires_at: v.date(),
  revoked_at: v.nullable(v.date()),
  role: v.nullable(StaffRole),
  ended_at: v.nullable(v.date()),
  sign_in_id: v.nullable(v.string()),
  proven_email: v.nullable(v.string()),
  proven_at: v.nullable(v.date()),
});

/** What a staff session rests on: one act of signing in, with the address that was proven then. */
export interface SignInProof {
  readonly signIn: string;
  readonly email: string;
  readonly at: Date;
}

/** A session as it is kept, with what its person may do today. */
export interface StoredSession extends SessionTimes {
  readonly id: string;
  readonly clinic: string;
  readonly owner: string | null;
  readonly staff: string | null;
  readonly role: StaffRole | null;
  readonly appointment: string | null;
  readonly guest: string | null;
  /** Of staff; nothing for sessions from before this was kept. */
  readonly proof: SignInProof | null;
}

const toSession = (row: unknown): StoredSession => {
  const { id, clinic_id, kind, owner_id, staff_id, appointment_id, guest_id, used_at, expires_at, revoked_at, role, ended_at, sign_in_id: signIn, proven_email: email, proven_at: at } = v.parse(SessionRow, row);
  return {
    id,
    clinic: clinic_id,
    kind,
    owner: owner_id,
    staff: staff_id,
    role,
    appointment: appointment_id,
    guest: guest_id,
    usedAt: used_at,
    expiresAt: expires_at,
    revokedAt: revoked_at,
    endedAt: ended_at,
    proof: signIn && email && at ? { signIn, email, at } : null,
  };
};

/** The session of a bearer token, live or not. The role is the one of now, not the one at sign-in. */
export async function sessionByToken(sql: Sql, token: string): Promise<StoredSession | undefined> {
  const [row] = await sql`
    select s.id, s.clinic_id, s.kind, s.owner_id, s.staff_id, s.appointment_id, s.guest_id, s.used_at, s.expires_at, s.revoked_at, w.role, w.ended_at, s.sign_in_id, s.proven_email, s.proven_at
    from session s left join staff w on w.clinic_id = s.clinic_id and w.id = s.staff_id
    where s.token_hash = ${fingerprint(token)}`;
  return row && toSession(row);
}

/** The same by the row's id, for streams that look again whether they may go on. */
export async function sessionById(sql: Sql, scope: InClinic, id: string): Promise<StoredSession | undefined> {
  const [row] = await sql`
    select s.id, s.clinic_id, s.kind, s.owner_id, s.staff_id, s.appointment_id, s.guest_id, s.used_at, s.expires_at, s.revoked_at, w.role, w.ended_at, s.sign_in_id, s.proven_email, s.proven_at
    from session s left join staff w on w.clinic_id = s.clinic_id and w.id = s.staff_id
    where s.clinic_id = ${scope.clinic.id} and s.id = ${id}`;
  return row && toSession(row);
}

/** Whose session, and for what. `appointment` comes with its owner once it is booked. */
export type NewSession = { readonly now: Date; readonly expiresAt: Date } & (
  /** `owner`: who took the time had signed in by code. */
  | { readonly kind: 'draft'; readonly appointment: string; readonly owner?: string | undefined }
  | { readonly kind: 'appointment'; readonly appointment: string; readonly owner: string }
  | { readonly kind: 'owner'; readonly owner: string }
  | { readonly kind: 'staff'; readonly staff: string; readonly proof?: SignInProof | undefined }
  | { readonly kind: 'guest'; readonly guest: string; readonly appointment: string }
);

/** Opens a session and gives its token: the only moment at which the token is known, the table has its fingerprint. */
export async function openSession(tx: Tx, scope: InClinic, session: NewSession): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = newSecret();
  const { owner = null, staff = null, appointment = null, guest = null, proof } = { owner: undefined, staff: undefined, appointment: undefined, guest: undefined, proof: undefined, ...session };
  await tx`
    insert into session (clinic_id, id, token_hash, kind, owner_id, staff_id, appointment_id, guest_id, created_at, used_at, expires_at, sign_in_id, proven_email, proven_at)
    values (${scope.clinic.id}, ${id}, ${fingerprint(token)}, ${session.kind}, ${owner}, ${staff}, ${appointment}, ${guest}, ${session.now}, ${session.now}, ${session.expiresAt}, ${proof?.signIn ?? null}, ${proof?.email ?? null}, ${proof?.at ?? null})`;
  return { id, token };
}

export async function touchSession(sql: Sql, session: StoredSession, usedAt: Date, expiresAt: Date): Promise<void> {
  await sql`update session set used_at = ${usedAt}, expires_at = ${expiresAt} where clinic_id = ${session.clinic} and id = ${session.id} and revoked_at is null`;
}

export async function revokeSession(tx: Tx, scope: InClinic, id: string, now: Date): Promise<void> {
  await tx`update session set revoked_at = ${now} where clinic_id = ${scope.clinic.id} and id = ${id} and revoked_at is null`;
}

const ClosedRow = v.object({ clinic_id: v.string(), id: v.string(), staff_id: v.string() });

/** Closes every session of one act of signing in, at whichever clinic; gives those that were open. */
export async function closeSignIn(tx: Tx, signIn: string, now: Date): Promise<{ clinic: string; id: string; staff: string }[]> {
  const rows = await tx`update session set revoked_at = ${now} where sign_in_id = ${signIn} and revoked_at is null and expires_at > ${now} returning clinic_id, id, staff_id`;
  return v.parse(v.array(ClosedRow), [...rows]).map(({ clinic_id: clinic, id, staff_id: staff }) => ({ clinic, id, staff }));
}

/** Closes every link and every link's session of one appointment, as when it is cancelled or its owner asks. */
export async function revokeAppointmentAccess(tx: Tx, scope: InClinic, appointment: string, now: Date): Promise<void> {
  await tx`update link set revoked_at = ${now} where clinic_id = ${scope.clinic.id} and appointment_id = ${appointment} and revoked_at is null`;
  await tx`update session set revoked_at = ${now} where clinic_id = ${scope.clinic.id} and appointment_id = ${appointment} and revoked_at is null`;
}

/** Lets links and sessions of one appointment that still work go on until the end of a visit that was moved to later. */
export async function extendAppointmentAccess(tx: Tx, scope: InClinic, appointment: string, { until, now }: { until: Date; now: Date }): Promise<void> {
  await tx`
    update link set expires_at = ${until}
    where clinic_id = ${scope.clinic.id} and appointment_id = ${appointment} and revoked_at is null and expires_at > ${now} and expires_at < ${until}`;
  await tx`
    update session set expires_at = ${until}
    where clinic_id = ${scope.clinic.id} and appointment_id = ${appointment} and kind = 'appointment' and revoked_at is null and expires_at > ${now} and expires_at < ${until}`;
}

/** Closes every session of a staff member, as when the work here ends. */
export async function revokeStaffSessions(tx: Tx, scope: InClinic, staff: string, now: Date): Promise<void> {
  await tx`update session set revoked_at = ${now} where clinic_id = ${scope.clinic.id} and staff_id = ${staff} and revoked_at is null`;
}
