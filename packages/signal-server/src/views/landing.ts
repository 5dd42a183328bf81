import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';

const Row = v.object({ slug: v.string(), name: v.string(), phone: v.nullable(v.string()), demo: v.boolean(), sign_in_as: v.nullable(v.string()) });

/** The clinics of this server as its first page shows them. `signInAs` is told of demo clinics only: the address of an invented vet. */
export async function clinicsOfServer(sql: Sql): Promise<{ slug: string; name: string; phone: string | null; demo: boolean; signInAs: string | null }[]> {
  const rows = await sql`
    select c.slug, c.name, c.phone, c.demo,
      case when c.demo then (select email from staff s where s.clinic_id = c.id and s.role = 'vet' and s.ended_at is null order by s.created_at, s.name limit 1) end as sign_in_as
    from clinic c order by c.created_at, c.slug limit 50`;
  return v.parse(v.array(Row), [...rows]).map(({ sign_in_as: signInAs, ...clinic }) => ({ ...clinic, signInAs }));
}
