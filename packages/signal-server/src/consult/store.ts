import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { Stage } from './contract.ts';

/** What a store needs of a scope: rows of another clinic cannot be reached. */
interface InClinic {
  readonly clinic: { readonly id: string };
}

const ConsultRow = v.object({
  id: v.string(),
  appointment_id: v.nullable(v.string()),
  reference: v.string(),
  state: v.picklist(['waiting', 'live', 'ended']),
  messaging: v.picklist(['open', 'locked']),
  started_at: v.nullable(v.date()),
  ended_at: v.nullable(v.date()),
});

/** The consult's own facts, without the appointment it belongs to. */
export interface Consult {
  readonly id: string;
  readonly appointment: string | null;
  readonly reference: string;
  readonly state: 'waiting' | 'live' | 'ended';
  readonly messaging: 'open' | 'locked';
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

const toConsult = (row: unknown): Consult => {
  const parsed = v.parse(ConsultRow, row);
  return {
    id: parsed.id,
    appointment: parsed.appointment_id,
    reference: parsed.reference,
    state: parsed.state,
    messaging: parsed.messaging,
    startedAt: parsed.started_at,
    endedAt: parsed.ended_at,
  };
};

/** Opens the room of an appointment; it keeps the appointment's reference. */
export async function openConsult(tx: Tx, scope: InClinic, consult: { id: string; appointment: string | null; reference: string }): Promise<void> {
  await tx`
    insert into consult (clinic_id, id, appointment_id, reference)
    values (${scope.clinic.id}, ${consult.id}, ${consult.appointment}, ${consult.reference})`;
}

export async function consultByReference(sql: Sql, scope: InClinic, reference: string): Promise<Consult | undefined> {
  const [row] = await sql`
    select id, appointment_id, reference, state, messaging, started_at, ended_at from consult
    where clinic_id = ${scope.clinic.id} and reference = ${reference}`;
  return row && toConsult(row);
}

/** Locks the room's row: everything that changes its state or its people queues here. */
export async function lockConsult(tx: Tx, scope: InClinic, id: string): Promise<Consult | undefined> {
  const [row] = await tx`
    select id, appointment_id, reference, state, messaging, started_at, ended_at from consult
    where clinic_id = ${scope.clinic.id} and id = ${id} for update`;
  return row && toConsult(row);
}

export async function setLive(tx: Tx, scope: InClinic, id: string, at: Date): Promise<void> {
  await tx`update consult set state = 'live', started_at = ${at} where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

export async function setEnded(tx: Tx, scope: InClinic, id: string, at: Date): Promise<void> {
  await tx`update consult set state = 'ended', ended_at = ${at} where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

/** It is over without a call: no record is due. */
export async function setNoShow(tx: Tx, scope: InClinic, id: string, at: Date): Promise<void> {
  await tx`update consult set state = 'ended', ended_at = ${at}, closed_as = 'no-show' where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

export async function setMessaging(tx: Tx, scope: InClinic, id: string, messaging: Consult['messaging']): Promise<void> {
  await tx`update consult set messaging = ${messaging} where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

/** One person of the consult, as the key of the presence and message tables. */
export interface PersonRef {
  readonly kind: 'owner' | 'staff' | 'guest';
  readonly person: string;
}

export interface Presence extends PersonRef {
  readonly stage: Stage;
  readonly at: Date;
}

const PresenceRow = v.object({ person_kind: v.picklist(['owner', 'staff', 'guest']), person_id: v.string(), stage: Stage, at: v.date() });

/** How near everybody is who ever came, in the order of their last step. */
export async function presenceOf(sql: Sql, scope: InClinic, consult: string): Promise<Presence[]> {
  const rows = await sql`
    select person_kind, person_id, stage, at from presence
    where clinic_id = ${scope.clinic.id} and consult_id = ${consult} order by at, person_id`;
  return v.parse(v.array(PresenceRow), [...rows]).map((row) => ({ kind: row.person_kind, person: row.person_id, stage: row.stage, at: row.at }));
}

export async function putPresence(tx: Tx, scope: InClinic, consult: string, { kind, person, stage, at }: Presence): Promise<void> {
  await tx`
    insert into presence (clinic_id, consult_id, person_kind, person_id, stage, at)
    values (${scope.clinic.id}, ${consult}, ${kind}, ${person}, ${stage}, ${at})
    on conflict (clinic_id, consult_id, person_kind, person_id) do update set stage = excluded.stage, at = excluded.at`;
}

export interface NewMessage {
  readonly id: string;
  readonly consult: string;
  readonly author: PersonRef;
  readonly body: string;
  readonly staffOnly: boolean;
}

/** Keeps a message. `false` when its id is taken: by the same message sent again, or by another one. */
export async function addMessage(tx: Tx, scope: InClinic, message: NewMessage): Promise<boolean> {
  const rows = await tx`
    insert into message (clinic_id, id, consult_id, author_kind, author_id, body, staff_only)
    values (${scope.clinic.id}, ${message.id}, ${message.consult}, ${message.author.kind}, ${message.author.person}, ${message.body}, ${message.staffOnly})
    on conflict (clinic_id, id) do nothing returning id`;
  return rows.length > 0;
}
