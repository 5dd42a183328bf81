import { expect, test } from 'vitest';
import { visitWorld } from '../../test/visit.ts';
import { prescriberOf } from './names.ts';

const { db, people } = await visitWorld();
const scope = { clinic: { id: people.clinic, zone: 'America/Toronto' } };
const at = new Date('2030-01-07T15:00:00Z');
const licence = async (place: { country: string; region?: string } | null) => (await prescriberOf(db.sql, scope, people.vet, { at, place })).signed.licence;
const elsewhere = async (place: { country: string; region?: string } | null) => (await prescriberOf(db.sql, scope, people.vet, { at, place })).elsewhere;

test('who signs does so with the licence of the place where the animal is, as long as it is good', async () => {
  // Before any was given in the profile: what the clinic wrote.
  expect(await licence({ country: 'CA' })).toBe('ON 4471');
  const add = (position: number, country: string, region: string | null, number: string, expires: string | null) =>
    db.sql`insert into staff_licence (clinic_id, staff_id, position, country, region, number, expires_on) values (${people.clinic}, ${people.vet}, ${position}, ${country}, ${region}, ${number}, ${expires})`;
  await add(0, 'US', 'Vermont', '11', null);
  await add(1, 'CA', 'Quebec', '22', null);
  await add(2, 'CA', 'Ontario', '33', '2030-01-07');
  expect(await licence({ country: 'CA', region: 'ontario' })).toBe('Ontario 33');
  expect(await licence({ country: 'GB' })).toBe('Vermont 11');
  expect(await licence(null)).toBe('Vermont 11');
  await db.sql`update staff_licence set expires_on = '2030-01-06' where position = 2`;
  expect(await licence({ country: 'CA', region: 'Ontario' })).toBe('Quebec 22');
  await db.sql`update staff_licence set expires_on = '2030-01-06'`;
  expect(await licence({ country: 'CA', region: 'Ontario' })).toBeNull();
});

test('a licence of another place is no licence to prescribe where the animal is; without any in the profile the clinic answers for it', async () => {
  await db.sql`delete from staff_licence where staff_id = ${people.vet}`;
  expect(await elsewhere({ country: 'CA', region: 'Ontario' })).toBe(false);
  await db.sql`insert into staff_licence (clinic_id, staff_id, position, country, region, number, expires_on) values (${people.clinic}, ${people.vet}, 0, 'US', 'VT', '11', null), (${people.clinic}, ${people.vet}, 1, 'CA', 'ON', '33', '2030-01-06')`;
  expect([await elsewhere({ country: 'US', region: 'Vermont' }), await elsewhere({ country: 'CA', region: 'Ontario' }), await elsewhere({ country: 'US' }), await elsewhere(null)]).toEqual([false, true, true, false]);
  expect(await licence({ country: 'US', region: 'Vermont' })).toBe('VT 11');
});
