import { beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { transaction, type Tx } from '../database/transaction.ts';
import { after, hours } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { addStaff, endWork, keepOwner, keepPet, ownerByAddress, petById, staffOf, workplaces } from './store.ts';

const db = await freshDatabase();
const now = new Date('2030-01-07T10:00:00.000Z');
const inTx = <T>(fn: (tx: Tx) => Promise<T>) => transaction(db, fn);
let maple: { clinic: { id: string } };
let cedar: { clinic: { id: string } };

beforeEach(async () => {
  await db.sql`truncate clinic cascade`;
  maple = { clinic: { id: newId() } };
  cedar = { clinic: { id: newId() } };
  for (const [{ clinic }, name] of [[maple, 'maple-street'], [cedar, 'cedar-road']] as const)
    await db.sql`insert into clinic (id, slug, name, zone, currency, country) values (${clinic.id}, ${name}, ${name}, 'America/Toronto', 'CAD', 'CA')`;
});

test('a booking with a stranger’s address changes nothing that is known of them', async () => {
  const sam = await inTx((tx) => keepOwner(tx, maple, { name: 'Sam Rivera', email: 'Sam@Mail.example', phone: '+1 416 555 0162' }, 'fr'));
  const again = await inTx((tx) => keepOwner(tx, maple, { name: 'Somebody Else', email: 'sam@mail.example', phone: '+1 416 555 0199' }));
  expect(again).toEqual(sam);
  expect(sam).toMatchObject({ name: 'Sam Rivera', email: 'sam@mail.example', phone: '+1 416 555 0162', locale: 'fr' });
});

test('the same address at another clinic is another owner', async () => {
  const here = await inTx((tx) => keepOwner(tx, maple, { name: 'Sam Rivera', email: 'sam@mail.example' }));
  expect(await ownerByAddress(db.sql, cedar, { email: 'sam@mail.example' })).toBeUndefined();
  const there = await inTx((tx) => keepOwner(tx, cedar, { name: 'Sam Rivera', email: 'sam@mail.example' }));
  expect(there.id).not.toBe(here.id);
});

test('two bookings at once make one owner', async () => {
  const both = await Promise.all([1, 2].map(() => inTx((tx) => keepOwner(tx, maple, { name: 'Sam Rivera', email: 'sam@mail.example' }))));
  expect(new Set(both.map((owner) => owner.id)).size).toBe(1);
});

test('a pet is known again by name and species, and belongs to one clinic', async () => {
  const { id: owner } = await inTx((tx) => keepOwner(tx, maple, { name: 'Sam Rivera', email: 'sam@mail.example' }));
  const miso = await inTx((tx) => keepPet(tx, maple, owner, { name: 'Miso', species: 'cat', weightKg: 4.25, sex: 'female' }));
  expect(miso).toEqual({ id: miso.id, owner, name: 'Miso', species: 'cat', weightKg: 4.25, sex: 'female' });
  expect(await inTx((tx) => keepPet(tx, maple, owner, { name: 'miso', species: 'Cat', age: '5y' }))).toEqual(miso);
  expect((await inTx((tx) => keepPet(tx, maple, owner, { name: 'Rex', species: 'dog' }))).id).not.toBe(miso.id);
  expect(await petById(db.sql, cedar, miso.id)).toBeUndefined();
});

test('people work where they have not left yet, and vets come first', async () => {
  const ito = { name: 'Dr. Hana Ito', email: 'Dr.Ito@maple-street.example' };
  await inTx((tx) => addStaff(tx, maple, { name: 'Jo Marsh', email: 'jo@maple-street.example', role: 'manager' }));
  const here = await inTx((tx) => addStaff(tx, maple, { ...ito, role: 'vet' }));
  await inTx((tx) => addStaff(tx, cedar, { ...ito, role: 'vet' }));
  expect((await staffOf(db.sql, maple, now)).map((person) => person.name)).toEqual(['Dr. Hana Ito', 'Jo Marsh']);
  expect((await workplaces(db.sql, 'dr.ito@maple-street.example', now)).map((place) => place.clinic)).toEqual([cedar.clinic.id, maple.clinic.id]);

  await inTx((tx) => endWork(tx, maple, here.id, after(now, hours(1))));
  expect(await workplaces(db.sql, ito.email, now)).toHaveLength(2);
  expect(await workplaces(db.sql, ito.email, after(now, hours(1)))).toHaveLength(1);
});

test('who has no e-mail is known by the mobile number, and who has one is never found by a number', async () => {
  const kim = await inTx((tx) => keepOwner(tx, maple, { name: 'Kim Doe', mobile: '+14165550162', phone: '416-555-0162' }));
  expect(kim).toMatchObject({ email: null, mobile: '+14165550162', phone: '416-555-0162' });
  expect(await inTx((tx) => keepOwner(tx, maple, { name: 'Kim', mobile: '+14165550162' }))).toEqual(kim);
  expect(await ownerByAddress(db.sql, cedar, { mobile: '+14165550162' })).toBeUndefined();

  await inTx((tx) => keepOwner(tx, maple, { name: 'Sam Rivera', email: 'sam@mail.example', phone: '+1 416 555 0199' }));
  expect(await ownerByAddress(db.sql, maple, { mobile: '+14165550199' })).toBeUndefined();
});
