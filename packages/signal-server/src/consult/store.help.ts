import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const Row = v.object({
  id: v.string(),
  from_owner: v.boolean(),
  asked_at: v.date(),
  online: v.boolean(),
  tried_at: v.nullable(v.date()),
  answered_at: v.nullable(v.date()),
  handled_at: v.nullable(v.date()),
});

/** A call for help. `tried`: somebody did something about it, the desk or the server. */
export interface HelpCall {
  readonly id: string;
  /** The owner asks, and not the vet: the pay has nothing to do with it. */
  readonly fromOwner: boolean;
  readonly askedAt: Date;
  readonly online: boolean;
  readonly triedAt: Date | null;
  readonly handledAt: Date | null;
  readonly tried: boolean;
}

/** All calls for help of one consult, the first one first: those of the staff, which the rules look at, or those of the owner. */
export async function helpCalls(sql: Sql, scope: InClinic, consult: string, from: 'staff' | 'owner' = 'staff'): Promise<HelpCall[]> {
  const rows = await sql`
    select id, from_owner, asked_at, online, tried_at, answered_at, handled_at from help_request
    where clinic_id = ${scope.clinic.id} and consult_id = ${consult} and from_owner = ${from === 'owner'} order by asked_at, id`;
  return v.parse(v.array(Row), [...rows]).map((row) => ({
    id: row.id,
    fromOwner: row.from_owner,
    askedAt: row.asked_at,
    online: row.online,
    triedAt: row.tried_at,
    handledAt: row.handled_at,
    tried: (row.tried_at ?? row.answered_at ?? row.handled_at) !== null,
  }));
}

/** `by` is null when the owner asks. */
export async function addHelpCall(tx: Tx, scope: InClinic, call: { id: string; consult: string; by: string | null; at: Date; online: boolean }): Promise<void> {
  await tx`
    insert into help_request (clinic_id, id, consult_id, asked_by, from_owner, asked_at, online)
    values (${scope.clinic.id}, ${call.id}, ${call.consult}, ${call.by}, ${call.by === null}, ${call.at}, ${call.online})`;
}

export async function setTried(tx: Tx, scope: InClinic, id: string, at: Date): Promise<void> {
  await tx`update help_request set tried_at = ${at} where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

export async function setAnswered(tx: Tx, scope: InClinic, id: string, { by, message, at }: { by: string; message: string; at: Date }): Promise<void> {
  await tx`update help_request set answered_at = ${at}, answered_by = ${by}, message_id = ${message} where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

export async function setHandled(tx: Tx, scope: InClinic, id: string, { by, at }: { by: string; at: Date }): Promise<void> {
  await tx`update help_request set handled_at = ${at}, handled_by = ${by} where clinic_id = ${scope.clinic.id} and id = ${id}`;
}
