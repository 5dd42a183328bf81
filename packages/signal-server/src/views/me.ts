import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Me } from '../identity/contract.ts';
import { signInNeeded } from '../shared/problem.ts';
import type { Scope } from '../shared/scope.ts';
import { StaffRole } from '../shared/words.contract.ts';

const Row = v.object({
  kind: v.picklist(['draft', 'appointment', 'owner', 'staff', 'guest']),
  expires_at: v.date(),
  reference: v.nullable(v.string()),
  owner_id: v.nullable(v.string()),
  owner_name: v.nullable(v.string()),
  staff_id: v.nullable(v.string()),
  staff_name: v.nullable(v.string()),
  role: v.nullable(StaffRole),
  guest_id: v.nullable(v.string()),
  guest_name: v.nullable(v.string()),
});

/** Who the caller is. The holder of an appointment's token is called as told for that visit; see booking/store.ts, Consent. */
export const me =
  ({ sql }: { sql: Sql }) =>
  async ({ clinic, caller }: Scope): Promise<Me> => {
    if (caller.kind === 'nobody') throw signInNeeded();
    const [row] = await sql`
      select s.kind, s.expires_at, a.reference, s.owner_id, coalesce(a.consent->>'name', o.name) as owner_name, s.staff_id, w.name as staff_name, w.role, s.guest_id, g.name as guest_name
      from session s
      left join appointment a on a.clinic_id = s.clinic_id and a.id = s.appointment_id
      left join owner o on o.clinic_id = s.clinic_id and o.id = s.owner_id
      left join staff w on w.clinic_id = s.clinic_id and w.id = s.staff_id
      left join guest g on g.clinic_id = s.clinic_id and g.id = s.guest_id
      where s.clinic_id = ${clinic.id} and s.id = ${caller.session}`;
    // Closed and forgotten since the guard looked.
    if (!row) throw signInNeeded();
    const it = v.parse(Row, row);
    return {
      kind: it.kind,
      person: personOf(it),
      clinic: { slug: clinic.slug, name: clinic.name },
      reference: it.reference,
      expiresAt: it.expires_at.toISOString(),
    };
  };

function personOf({ owner_id, owner_name, staff_id, staff_name, role, guest_id, guest_name }: v.InferOutput<typeof Row>): Me['person'] {
  if (staff_id && role) return { id: staff_id, name: staff_name ?? '', role };
  if (owner_id) return { id: owner_id, name: owner_name ?? '', role: 'owner' };
  if (guest_id) return { id: guest_id, name: guest_name ?? '', role: 'guest' };
  return null;
}
