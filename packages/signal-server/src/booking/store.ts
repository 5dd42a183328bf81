import * as v from 'valibot';
import type { Json, Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { newReference } from '../shared/ids.ts';
import { Modality } from '../shared/words.contract.ts';
import { Pet } from '../people/contract.ts';
import { AppointmentStatus, type Place } from './contract.ts';

/** What a store needs of a scope: rows of another clinic cannot be reached. */
interface InClinic {
  readonly clinic: { readonly id: string };
}

/**
 * What the owner agreed to, when, and as whom: name and animal as they were told for this visit. The owner's page shows these, so that
 * somebody who books with a stranger's e-mail address learns nothing about the stranger.
 */
export const Consent = v.object({
  telehealth: v.literal(true),
  privacy: v.literal(true),
  at: v.string(),
  policyVersion: v.string(),
  name: v.string(),
  phone: v.nullable(v.string()),
  /** Who of the staff read it out and heard the yes, where the owner was on the phone. */
  toldBy: v.optional(v.object({ id: v.string(), name: v.string() })),
  /** The number for SMS about this visit, in the form +14165550162, where the owner ticked that. */
  sms: v.optional(v.string()),
  pet: Pet,
});
export type Consent = v.InferOutput<typeof Consent>;

const Row = v.object({
  id: v.string(),
  reference: v.string(),
  status: AppointmentStatus,
  type_id: v.string(),
  modality: Modality,
  practitioner_id: v.nullable(v.string()),
  on_demand: v.boolean(),
  owner_id: v.nullable(v.string()),
  start_at: v.date(),
  end_at: v.date(),
  held_until: v.nullable(v.date()),
  escalated_at: v.nullable(v.date()),
  consent: v.nullable(Consent),
});

/** An appointment as it is kept, without the names around it. */
export interface StoredAppointment {
  readonly id: string;
  readonly reference: string;
  readonly status: AppointmentStatus;
  readonly type: string;
  readonly modality: Modality;
  /** Nobody while it is unassigned. */
  readonly practitioner: string | null;
  readonly onDemand: boolean;
  readonly owner: string | null;
  readonly start: Date;
  readonly end: Date;
  readonly heldUntil: Date | null;
  readonly escalatedAt: Date | null;
  readonly consent: Consent | null;
}

const stored = (row: unknown): StoredAppointment => {
  const { type_id: type, practitioner_id: practitioner, on_demand: onDemand, owner_id: owner, start_at: start, end_at: end, held_until: heldUntil, escalated_at: escalatedAt, ...same } = v.parse(Row, row);
  return { ...same, type, practitioner, onDemand, owner, start, end, heldUntil, escalatedAt };
};

const columns = (sql: Sql) => sql`id, reference, status, type_id, modality, practitioner_id, on_demand, owner_id, start_at, end_at, held_until, escalated_at, consent`;

/** Locks one appointment: whoever changes it queues here. */
export async function lockAppointment(tx: Tx, scope: InClinic, id: string): Promise<StoredAppointment | undefined> {
  const [row] = await tx`select ${columns(tx)} from appointment where clinic_id = ${scope.clinic.id} and id = ${id} for update`;
  return row && stored(row);
}

export async function lockByReference(tx: Tx, scope: InClinic, reference: string): Promise<StoredAppointment | undefined> {
  const [row] = await tx`select ${columns(tx)} from appointment where clinic_id = ${scope.clinic.id} and reference = ${reference} for update`;
  return row && stored(row);
}

/** Whose the appointment of a reference is; for the guard. */
export async function appointmentOwner(sql: Sql, scope: InClinic, reference: string): Promise<{ appointment: string; owner: string | null } | undefined> {
  const [row] = await sql`select id, owner_id from appointment where clinic_id = ${scope.clinic.id} and reference = ${reference}`;
  if (!row) return undefined;
  const { id, owner_id } = v.parse(v.object({ id: v.string(), owner_id: v.nullable(v.string()) }), row);
  return { appointment: id, owner: owner_id };
}

/**
 * Clears the way for a time: holds of this person that have run out and overlap it are in nobody's way any more. They stay for a day,
 * so that who comes back to one late is told so, with times that are free; those of yesterday go, with their draft sessions (by their keys).
 */
export async function freeLapsedHolds(tx: Tx, scope: InClinic, { practitioner, start, busyUntil, now }: { practitioner: string; start: Date; busyUntil: Date; now: Date }): Promise<void> {
  await tx`
    update appointment set busy = 'empty'
    where clinic_id = ${scope.clinic.id} and status = 'held' and held_until <= ${now} and practitioner_id = ${practitioner} and busy && tstzrange(${start}, ${busyUntil})`;
  await tx`delete from appointment where clinic_id = ${scope.clinic.id} and status = 'held' and held_until < ${now}::timestamptz - interval '1 day'`;
}

export interface NewHold {
  readonly id: string;
  readonly type: string;
  readonly modality: Modality;
  readonly practitioner: string;
  readonly start: Date;
  readonly end: Date;
  /** End and buffer: until then the practitioner is busy. */
  readonly busyUntil: Date;
  readonly heldUntil: Date;
  readonly policyVersion: string;
  readonly taker: Buffer | undefined;
}

/** Takes a time and gives its reference. Throws the database's 23P01 when the time is taken: call it in a savepoint. */
export async function insertHold(tx: Tx, scope: InClinic, hold: NewHold): Promise<string> {
  for (;;) {
    const reference = newReference();
    // A reference that is taken already (one in 900 million for each appointment there is) is drawn again.
    const [row] = await tx`
      insert into appointment (clinic_id, id, reference, status, type_id, modality, practitioner_id, start_at, end_at, busy, held_until, policy_version, taker)
      values (${scope.clinic.id}, ${hold.id}, ${reference}, 'held', ${hold.type}, ${hold.modality}, ${hold.practitioner},
        ${hold.start}, ${hold.end}, tstzrange(${hold.start}, ${hold.busyUntil}), ${hold.heldUntil}, ${hold.policyVersion}, ${hold.taker ?? null})
      on conflict (reference) do nothing returning reference`;
    if (row) return reference;
  }
}

/** Gives a held time back. Does nothing to an appointment that is booked. */
export async function removeHold(tx: Tx, scope: InClinic, id: string): Promise<void> {
  await tx`delete from appointment where clinic_id = ${scope.clinic.id} and id = ${id} and status = 'held'`;
}

export interface Request {
  readonly owner: string;
  readonly pet: string;
  readonly reason: string;
  readonly place: Place;
  readonly consent: Consent;
  readonly policyVersion: string;
  readonly now: Date;
}

/** A held time becomes a request that waits for the practitioner's answer. */
export async function requestHeld(tx: Tx, scope: InClinic, id: string, request: Request): Promise<void> {
  await tx`
    update appointment set status = 'requested', held_until = null, owner_id = ${request.owner}, pet_id = ${request.pet}, reason = ${request.reason},
      place = ${tx.json(request.place as Json)}, consent = ${tx.json(request.consent as Json)},
      policy_version = ${request.policyVersion}, requested_at = ${request.now},
      terms = (select max(nth) from terms where clinic_id = ${scope.clinic.id})
    where clinic_id = ${scope.clinic.id} and id = ${id} and status = 'held'`;
}

export interface Change {
  readonly to: 'confirmed' | 'declined' | 'cancelled' | 'done';
  readonly closedReason?: string | undefined;
  readonly now: Date;
}

export async function setStatus(tx: Tx, scope: InClinic, id: string, { to, closedReason, now }: Change): Promise<void> {
  await tx`
    update appointment set status = ${to}, changes = changes + 1, closed_reason = coalesce(${closedReason ?? null}, closed_reason),
      confirmed_at = case when ${to} = 'confirmed' then ${now}::timestamptz else confirmed_at end
    where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

/** Ends one hold whose time is over: it is in nobody's way any more. Does nothing to one that was booked, or taken again for longer. */
export async function freeLapsedHold(tx: Tx, scope: InClinic, id: string, now: Date): Promise<void> {
  await tx`update appointment set busy = 'empty' where clinic_id = ${scope.clinic.id} and id = ${id} and status = 'held' and held_until <= ${now}`;
}

/** Takes the time of a hold that had run out again. Throws the database's 23P01 when somebody has it: call it in a savepoint. */
export async function takeHeldAgain(tx: Tx, scope: InClinic, id: string, busyUntil: Date): Promise<void> {
  await tx`update appointment set busy = tstzrange(start_at, ${busyUntil}) where clinic_id = ${scope.clinic.id} and id = ${id} and status = 'held'`;
}

export interface Move {
  readonly to: 'requested' | 'confirmed';
  readonly practitioner: string;
  readonly start: Date;
  readonly end: Date;
  readonly busyUntil: Date;
  readonly now: Date;
}

/**
 * Moves an appointment to another time or person; everything else of it stays, and it is a request like a new one where it has to be
 * confirmed again. Throws the database's 23P01 when the time is taken: call it in a savepoint.
 */
export async function moveAppointment(tx: Tx, scope: InClinic, id: string, { to, practitioner, start, end, busyUntil, now }: Move): Promise<void> {
  await tx`
    update appointment set status = ${to}, practitioner_id = ${practitioner}, start_at = ${start}, end_at = ${end}, busy = tstzrange(${start}, ${busyUntil}),
      changes = changes + 1, escalated_at = null,
      requested_at = case when ${to} = 'requested' then ${now}::timestamptz else requested_at end,
      confirmed_at = case when ${to} = 'confirmed' then confirmed_at end
    where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

/** Notes that the desk was told that nobody has confirmed it. */
export async function setEscalated(tx: Tx, scope: InClinic, id: string, now: Date): Promise<void> {
  await tx`update appointment set escalated_at = ${now} where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

/** How many seconds a request waited for its yes; nothing for what was never asked. */
export async function secondsToConfirm(sql: Sql, scope: InClinic, id: string): Promise<number | undefined> {
  const [row] = await sql`
    select extract(epoch from confirmed_at - requested_at)::float8 as seconds from appointment where clinic_id = ${scope.clinic.id} and id = ${id}`;
  return v.parse(v.object({ seconds: v.nullable(v.number()) }), row).seconds ?? undefined;
}

/** Where the animal will be, as said later than at the booking. */
export async function setPlace(tx: Tx, scope: InClinic, id: string, place: Place): Promise<void> {
  await tx`update appointment set place = ${tx.json(place as Json)} where clinic_id = ${scope.clinic.id} and id = ${id}`;
}
