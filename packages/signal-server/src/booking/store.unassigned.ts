import * as v from 'valibot';
import type { Json, Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { newReference } from '../shared/ids.ts';
import type { Modality } from '../shared/words.contract.ts';
import type { Request } from './store.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

export interface NewLiveCall extends Request {
  readonly id: string;
  readonly type: string;
  readonly modality: Modality;
  readonly end: Date;
  readonly taker: Buffer | undefined;
}

/** Puts a live call into the waiting list and gives its reference. Nobody has it yet. */
export async function insertLiveCall(tx: Tx, scope: InClinic, call: NewLiveCall): Promise<string> {
  for (;;) {
    const reference = newReference();
    const [row] = await tx`
      insert into appointment (clinic_id, id, reference, status, type_id, modality, owner_id, pet_id, start_at, end_at, busy, reason, place, consent,
        policy_version, requested_at, on_demand, unassigned_at, taker)
      values (${scope.clinic.id}, ${call.id}, ${reference}, 'unassigned', ${call.type}, ${call.modality}, ${call.owner}, ${call.pet}, ${call.now}, ${call.end},
        tstzrange(${call.now}, ${call.end}), ${call.reason}, ${tx.json(call.place as Json)}, ${tx.json(call.consent as Json)}, ${call.policyVersion}, ${call.now}, true, ${call.now}, ${call.taker ?? null})
      on conflict (reference) do nothing returning reference`;
    if (row) return reference;
  }
}

export interface Claim {
  readonly practitioner: string;
  readonly start: Date;
  readonly end: Date;
  readonly busyUntil: Date;
  readonly now: Date;
}

/** Gives an unassigned consult to somebody, confirmed, at this time. Throws the database's 23P01 when it overlaps another booking: call it in a savepoint. */
export async function claimAppointment(tx: Tx, scope: InClinic, id: string, { practitioner, start, end, busyUntil, now }: Claim): Promise<void> {
  await tx`
    update appointment set status = 'confirmed', practitioner_id = ${practitioner}, start_at = ${start}, end_at = ${end}, busy = tstzrange(${start}, ${busyUntil}),
      changes = changes + 1, confirmed_at = ${now}, escalated_at = null
    where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

/** Takes an appointment from its practitioner: nobody has it from `now` on. */
export async function unassign(tx: Tx, scope: InClinic, id: string, now: Date): Promise<void> {
  await tx`
    update appointment set status = 'unassigned', practitioner_id = null, unassigned_at = ${now}, changes = changes + 1, confirmed_at = null, escalated_at = null
    where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

/** The booking of this person that a time would overlap; a held time has no reference that others may know. */
export async function conflictOf(sql: Sql, scope: InClinic, { practitioner, start, busyUntil }: Pick<Claim, 'practitioner' | 'start' | 'busyUntil'>) {
  const [row] = await sql`
    select case when status = 'held' then null else reference end as reference, start_at as start, end_at as end from appointment
    where clinic_id = ${scope.clinic.id} and practitioner_id = ${practitioner} and status in ('held', 'requested', 'confirmed') and busy && tstzrange(${start}, ${busyUntil})
    order by start_at limit 1`;
  return v.parse(v.optional(v.object({ reference: v.nullable(v.string()), start: v.date(), end: v.date() })), row);
}

/** Keeps the second to fourth animal of a visit. */
export async function addPets(tx: Tx, scope: InClinic, appointment: string, pets: readonly { readonly id: string; readonly told: unknown }[]): Promise<void> {
  for (const [i, { id, told }] of pets.entries()) {
    await tx`
      insert into appointment_pet (clinic_id, appointment_id, position, pet_id, told)
      values (${scope.clinic.id}, ${appointment}, ${i + 2}, ${id}, ${tx.json(told as Json)})`;
  }
}
