import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { GuestPart, type Guest } from './guests.contract.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const Row = v.object({ id: v.string(), name: v.string(), part: GuestPart, invited_at: v.date(), came: v.boolean() });

/** Who may still come into a consult by a link, the first one invited first. */
export async function guestsOf(sql: Sql, { clinic }: InClinic, consult: string): Promise<Guest[]> {
  const rows = await sql`
    select g.id, g.name, g.part, g.invited_at, exists (select from presence p where p.clinic_id = g.clinic_id and p.consult_id = g.consult_id and p.person_id = g.id) as came
    from guest g where g.clinic_id = ${clinic.id} and g.consult_id = ${consult} and g.removed_at is null order by g.invited_at, g.id`;
  return v.parse(v.array(Row), [...rows]).map(({ invited_at, ...guest }) => ({ ...guest, invitedAt: invited_at.toISOString() }));
}

export async function addGuest(tx: Tx, { clinic }: InClinic, guest: { id: string; consult: string; name: string; part: GuestPart; by: string; now: Date }): Promise<void> {
  await tx`
    insert into guest (clinic_id, id, consult_id, name, part, invited_by, invited_at)
    values (${clinic.id}, ${guest.id}, ${guest.consult}, ${guest.name}, ${guest.part}, ${guest.by}, ${guest.now})`;
}

/** Takes a guest's way in away. `false`: there is none of this id in this consult. */
export async function removeGuest(tx: Tx, { clinic }: InClinic, { consult, id, now }: { consult: string; id: string; now: Date }): Promise<boolean> {
  const rows = await tx`update guest set removed_at = ${now} where clinic_id = ${clinic.id} and consult_id = ${consult} and id = ${id} and removed_at is null returning id`;
  return rows.length > 0;
}
