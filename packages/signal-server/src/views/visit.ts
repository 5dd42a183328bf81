import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';

/** A consult with the appointment it belongs to: what flows of the room and of the record decide from. */
export interface VisitView {
  readonly consult: string;
  readonly appointment: string;
  readonly reference: string;
  readonly status: v.InferOutput<typeof Row>['status'];
  readonly modality: v.InferOutput<typeof Row>['modality'];
  readonly start: Date;
  readonly end: Date;
  readonly state: v.InferOutput<typeof Row>['state'];
  readonly messaging: v.InferOutput<typeof Row>['messaging'];
  /** Closed without a call. */
  readonly closedAs: 'no-show' | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly owner: { readonly id: string; readonly name: string };
  /** `id`: the animal in the clinic's file. */
  readonly pet: { readonly deceased: boolean; readonly id: string | null; readonly name: string; readonly species: string };
  /** What the owner wrote at the booking, and when. */
  readonly reason: string | null;
  readonly bookedAt: Date;
  /** Where the animal is. */
  readonly place: { readonly country: string; readonly region?: string | undefined } | null;
  /** Nobody while it is unassigned. */
  readonly practitioner: { readonly id: string; readonly role: 'vet' | 'technician' } | null;
}

const Row = v.object({
  consult: v.string(),
  appointment: v.string(),
  reference: v.string(),
  status: v.picklist(['held', 'unassigned', 'requested', 'confirmed', 'declined', 'cancelled', 'done']),
  modality: v.picklist(['video', 'phone', 'in-person', 'messages']),
  start: v.date(),
  end: v.date(),
  state: v.picklist(['waiting', 'live', 'ended']),
  messaging: v.picklist(['open', 'locked']),
  closedAs: v.nullable(v.literal('no-show')),
  startedAt: v.nullable(v.date()),
  endedAt: v.nullable(v.date()),
  owner: v.string(),
  ownerName: v.string(),
  pet: v.string(),
  petId: v.nullable(v.string()),
  deceased: v.boolean(),
  reason: v.nullable(v.string()),
  bookedAt: v.date(),
  place: v.nullable(v.object({ country: v.string(), region: v.optional(v.string()) })),
  species: v.string(),
  practitioner: v.nullable(v.string()),
  practitionerRole: v.nullable(v.picklist(['vet', 'technician', 'front-desk', 'manager'])),
});

/**
 * The visit of a reference in this clinic. A held time that nobody booked yet is no visit. Names are those told for this visit: whoever
 * books with a stranger's e-mail address learns nothing about the stranger.
 */
export async function visitByReference(sql: Sql, scope: { readonly clinic: { readonly id: string } }, reference: string): Promise<VisitView | undefined> {
  const [row] = await sql`
    select c.id as consult, a.id as appointment, a.reference, a.status, a.modality, a.start_at as start, a.end_at as "end",
      c.state, c.messaging, c.closed_as as "closedAs", c.started_at as "startedAt", c.ended_at as "endedAt",
      a.owner_id as owner, a.consent->>'name' as "ownerName", a.consent->'pet'->>'name' as pet, a.consent->'pet'->>'species' as species, a.pet_id as "petId", exists (select from pet p where p.clinic_id = a.clinic_id and p.id = a.pet_id and p.deceased_at is not null) as deceased, a.reason, a.place, coalesce(a.requested_at, a.created_at) as "bookedAt", a.practitioner_id as practitioner, s.role as "practitionerRole"
    from consult c
    join appointment a on a.clinic_id = c.clinic_id and a.id = c.appointment_id
    left join staff s on s.clinic_id = a.clinic_id and s.id = a.practitioner_id
    where c.clinic_id = ${scope.clinic.id} and c.reference = ${reference}`;
  if (!row) return undefined;
  const { practitioner, practitionerRole, owner, ownerName, pet, petId, deceased, species, ...visit } = v.parse(Row, row);
  return { ...visit, owner: { id: owner, name: ownerName }, pet: { deceased, id: petId, name: pet, species }, practitioner: practitioner === null ? null : { id: practitioner, role: practitionerRole === 'technician' ? 'technician' : 'vet' } };
}
