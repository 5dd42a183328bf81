import * as v from 'valibot';
import { afterAll, expect, test } from 'vitest';
import { testClinic } from '../../../test/clinic.ts';
import { ImportedClients, type ImportRow } from '../../people/import.contract.ts';

const clinic = await testClinic();
const [marsh, vale, ito] = [await clinic.as('marsh'), await clinic.as('vale'), await clinic.as('ito')];
afterAll(() => expect(clinic.failures, 'no request may end in an error of ours').toEqual([]));

const row = (line: number, about: Partial<ImportRow> = {}): ImportRow => ({ line, owner: { name: 'שרה לוי', email: `sara-${line}@mail.example` }, pet: { name: 'Miso', species: 'cat', weightKg: 4.6, microchip: '276098101234567' }, ...about });
const send = async (rows: ImportRow[], who = marsh) => v.parse(ImportedClients, await (await who.post('/clients/import', { rows })).json());

test('owners and pets come over; the same lines again change nothing', async () => {
  expect(await send([row(2), row(3), row(4, { owner: { name: 'Kim Doe', phone: '416 555 0162' } })])).toEqual({ owners: { added: 3, known: 0 }, pets: { added: 3, known: 0 }, refused: [] });
  expect(await send([row(2, { owner: { name: 'Another Name', email: 'sara-2@mail.example' } }), row(3)], vale)).toEqual({ owners: { added: 0, known: 2 }, pets: { added: 0, known: 2 }, refused: [] });
  const [kept] = await clinic.db.sql`select o.name, p.name as pet, p.microchip from owner o join pet p on p.owner_id = o.id where o.email = 'sara-2@mail.example'`;
  expect(kept).toMatchObject({ name: 'שרה לוי', pet: 'Miso', microchip: '276098101234567' });
});

test('a line that cannot be taken is named, and the others come over', async () => {
  expect(await send([row(5), row(6, { owner: { name: 'Kim Doe', phone: '12345' } })])).toMatchObject({ owners: { added: 1 }, refused: [{ line: 6, code: 'phone-unreadable' }] });
});

test('what no contract allows is refused as a whole, and nobody but the desk imports', async () => {
  const bad = async (changes: object) => (await marsh.post('/clients/import', { rows: [{ ...row(7), ...changes }] })).status;
  expect(await bad({ pet: { name: 'Miso', species: 'cat', weightKg: 99_999 } })).toBe(400);
  expect(await bad({ pet: { name: 'Miso', species: 'cat', microchip: '999000000000001' } })).toBe(400);
  expect(await bad({ owner: { name: 'x'.repeat(1_000), email: 'a@mail.example' } })).toBe(400);
  expect((await ito.post('/clients/import', { rows: [row(8)] })).status).toBe(403);
});
