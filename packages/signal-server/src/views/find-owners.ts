import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { FoundOwners, OwnerSearch } from '../people/search.contract.ts';
import type { Scope } from '../shared/scope.ts';

const Row = v.object({
  id: v.string(),
  name: v.string(),
  email: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  pets: v.array(v.object({ id: v.string(), name: v.string(), species: v.string(), breed: v.nullable(v.string()), age: v.nullable(v.string()) })),
});
const most = 20;
const fewestDigits = 4;

/** Owners of the clinic whose name, pet, address or number fits. Contact details are only hinted at: enough to tell two people apart on the phone. */
export const findOwners =
  ({ sql }: { sql: Sql }) =>
  async ({ clinic }: Scope, { text }: OwnerSearch): Promise<FoundOwners> => {
    const part = `%${text.trim().toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    const digits = text.replace(/\D/g, '');
    const byNumber = digits.length >= fewestDigits ? sql`or regexp_replace(coalesce(o.phone, ''), '\\D', '', 'g') like ${`%${digits}%`}` : sql``;
    const rows = await sql`
      select o.id, o.name, o.email, o.phone, coalesce((
        select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'species', p.species, 'breed', p.breed, 'age', p.age) order by p.name)
        from pet p where p.clinic_id = o.clinic_id and p.owner_id = o.id and p.deceased_at is null), '[]'::jsonb) as pets
      from owner o
      where o.clinic_id = ${clinic.id} and (lower(o.name) like ${part} or o.email like ${part} ${byNumber}
        or exists (select from pet p where p.clinic_id = o.clinic_id and p.owner_id = o.id and lower(p.name) like ${part}))
      order by lower(o.name), o.id limit ${most}`;
    return {
      owners: v.parse(v.array(Row), [...rows]).map(({ email, phone, pets, ...owner }) => ({
        ...owner,
        email: email && `${email.charAt(0)}…${email.slice(email.indexOf('@'))}`,
        phone: phone && phone.replace(/\D/g, '').slice(-4),
        pets: pets.map(({ breed, age, ...pet }) => ({ ...pet, ...(breed === null ? {} : { breed }), ...(age === null ? {} : { age }) })),
      })),
    };
  };
