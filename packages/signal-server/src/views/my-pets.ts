import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { MyAnimals, MyPets } from '../people/contract.ts';
import { signInNeeded } from '../shared/problem.ts';
import type { Scope } from '../shared/scope.ts';

const Row = v.object({
  id: v.string(),
  name: v.string(),
  species: v.string(),
  breed: v.nullable(v.string()),
  age: v.nullable(v.string()),
});

/** What the clinic knows of the signed-in owner and the animals, the one seen last first. Only for who proved the address by a code. */
export const myPets =
  ({ sql }: { sql: Sql }) =>
  async ({ clinic, caller }: Scope): Promise<MyPets> => {
    if (caller.kind !== 'owner') throw signInNeeded();
    const [owner] = await sql<{ name: string }[]>`select name from owner where clinic_id = ${clinic.id} and id = ${caller.owner}`;
    const rows = await sql`
      select e.id, e.name, e.species, e.breed, e.age from pet e
      where e.clinic_id = ${clinic.id} and e.owner_id = ${caller.owner} and e.deceased_at is null
      order by (select max(a.start_at) from appointment a where a.clinic_id = e.clinic_id and a.pet_id = e.id) desc nulls last, e.created_at desc, e.id limit 50`;
    return { name: owner?.name ?? '', pets: v.parse(v.array(Row), [...rows]).map(({ breed, age, ...pet }) => ({ ...pet, ...(breed !== null ? { breed } : {}), ...(age !== null ? { age } : {}) })) };
  };

const Animal = v.object({ id: v.string(), name: v.string(), species: v.string(), deceased: v.boolean(), recall: v.boolean() });

/** All animals of the signed-in owner that are not erased, the living first. Only for who proved the address by a code. */
export const myAnimals =
  ({ sql }: { sql: Sql }) =>
  async ({ clinic, caller }: Scope): Promise<MyAnimals> => {
    if (caller.kind !== 'owner') throw signInNeeded();
    const [owner] = await sql<{ name: string }[]>`select name from owner where clinic_id = ${clinic.id} and id = ${caller.owner}`;
    const rows = await sql`
      select e.id, e.name, e.species, e.deceased_at is not null as deceased, e.recall_ended_at is null as recall from pet e
      where e.clinic_id = ${clinic.id} and e.owner_id = ${caller.owner} order by e.deceased_at is not null, lower(e.name), e.id limit 100`;
    return { name: owner?.name ?? '', animals: v.parse(v.array(Animal), [...rows]) };
  };
