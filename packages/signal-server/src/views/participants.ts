import * as v from 'valibot';
import { RoomRole, Stage, type Participant } from '../consult/contract.ts';
import type { Sql } from '../database/connect.ts';

const Row = v.object({ person: v.string(), name: v.string(), role: RoomRole, stage: Stage, at: v.date() });

/** Everybody who came to a consult, with name and role: the owner, then the staff by name, then guests. `connected` are the open sockets of the signaling. */
export async function participantsOf(
  sql: Sql,
  scope: { readonly clinic: { readonly id: string } },
  consult: string,
  connected: readonly { readonly person: string; readonly peer: string; readonly joined: boolean }[],
): Promise<Participant[]> {
  const rows = await sql`
    select p.person_id as person, coalesce(s.name, g.name, a.consent->>'name') as name, coalesce(s.role, case when g.id is null then 'owner' else 'guest' end) as role, p.stage, p.at
    from presence p
    join consult c on c.clinic_id = p.clinic_id and c.id = p.consult_id
    left join appointment a on p.person_kind = 'owner' and a.clinic_id = c.clinic_id and a.id = c.appointment_id
    left join staff s on p.person_kind = 'staff' and s.clinic_id = p.clinic_id and s.id = p.person_id
    left join guest g on p.person_kind = 'guest' and g.clinic_id = p.clinic_id and g.id = p.person_id
    where p.clinic_id = ${scope.clinic.id} and p.consult_id = ${consult}
    order by case p.person_kind when 'owner' then 1 when 'staff' then 2 else 3 end, s.name, p.person_id`;
  return v.parse(v.array(Row), [...rows]).map(({ at, ...row }) => {
    const sockets = connected.filter(({ person }) => person === row.person);
    const peers = sockets.filter(({ joined }) => joined).map(({ peer }) => peer);
    // Sockets are the truth about the call; after a crash of the server the row may say more.
    const stage = peers.length > 0 ? 'in-call' : row.stage === 'in-call' ? (sockets.length > 0 ? 'arrived' : 'gone') : row.stage;
    return { ...row, stage, peers, at: at.toISOString() };
  });
}
