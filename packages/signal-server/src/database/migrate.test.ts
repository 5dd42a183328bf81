import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { migrate } from './migrate.ts';

const db = await freshDatabase();
let folder: string;
const file = (name: string, text: string) => writeFile(join(folder, name), text);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vetkit-migrations-'));
  await db.sql`drop table if exists migration, pet_of_test`;
  await file('0001-first.sql', 'create table pet_of_test (name text); insert into pet_of_test values (\'Miso\');');
  await file('0002-second.sql', 'alter table pet_of_test add species text;');
});
afterEach(() => rm(folder, { recursive: true }));

const columns = async () => (await db.sql`select * from pet_of_test`).columns.map(({ name }) => name);

test('files run once, in order, and later ones join in', async () => {
  expect(await migrate(db.sql, folder)).toEqual(['0001-first.sql', '0002-second.sql']);
  expect(await migrate(db.sql, folder)).toEqual([]);
  await file('0003-third.sql', 'alter table pet_of_test add breed text;');
  expect(await migrate(db.sql, folder)).toEqual(['0003-third.sql']);
  expect(await columns()).toEqual(['name', 'species', 'breed']);
});

test('of servers that start together each file is run by one', async () => {
  const ran = await Promise.all([1, 2, 3].map(() => migrate(db.sql, folder)));
  expect(ran.flat().sort()).toEqual(['0001-first.sql', '0002-second.sql']);
  expect(await db.sql`select name from pet_of_test`).toHaveLength(1);
});

test('a file that fails leaves nothing of itself behind', async () => {
  await file('0003-third.sql', 'alter table pet_of_test add breed text; select 1 / 0;');
  await expect(migrate(db.sql, folder)).rejects.toMatchObject({ code: '22012' });
  expect(await columns()).toEqual(['name', 'species']);
});

test('line ends of another system are no change; any other change of a past file is refused', async () => {
  await migrate(db.sql, folder);
  await file('0001-first.sql', 'create table pet_of_test (name text); insert into pet_of_test values (\'Miso\');\n'.trimEnd());
  await file('0002-second.sql', 'alter table pet_of_test add species text; -- changed');
  await expect(migrate(db.sql, folder)).rejects.toMatchObject({ code: 'migration-changed' });
});

test('a database of a newer version, a wrong name and a number used twice are refused; a gap is none', async () => {
  await migrate(db.sql, folder);
  await file('0007-seventh.sql', 'select 1');
  await expect(migrate(db.sql, folder)).resolves.toEqual(['0007-seventh.sql']);
  await rm(join(folder, '0002-second.sql'));
  await expect(migrate(db.sql, folder)).rejects.toMatchObject({ code: 'migration-missing' });
  await file('0007-another.sql', 'select 1');
  await expect(migrate(db.sql, folder)).rejects.toMatchObject({ code: 'migration-name' });
});
