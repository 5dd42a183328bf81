import { expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { transaction } from './transaction.ts';

const db = await freshDatabase();
await db.sql`create table purse (name text primary key, coins int)`;
await db.sql`insert into purse values ('Sam', 10), ('Hana', 10)`;

test('two that lock each other out are repeated until both are through', async () => {
  let tries = 0;
  let bothHold: () => void;
  const held = new Set<string>();
  const meeting = new Promise<void>((resolve) => (bothHold = resolve));
  const give = (from: string, to: string) =>
    transaction(db, async (tx) => {
      tries += 1;
      await tx`update purse set coins = coins - 1 where name = ${from}`;
      if (held.add(from).size === 2) bothHold();
      await meeting;
      await tx`update purse set coins = coins + 1 where name = ${to}`;
    });
  await Promise.all([give('Sam', 'Hana'), give('Hana', 'Sam')]);
  expect(tries).toBeGreaterThan(2);
  expect(await db.sql`select coins from purse`).toEqual([{ coins: 10 }, { coins: 10 }]);
});

test('any other error comes out at once, and nothing is kept', async () => {
  let tries = 0;
  const failing = transaction(db, async (tx) => {
    tries += 1;
    await tx`update purse set coins = 0`;
    await tx`insert into purse values ('Sam', 1)`;
  });
  await expect(failing).rejects.toMatchObject({ code: '23505' });
  expect(tries).toBe(1);
  expect(await db.sql`select 1 from purse where coins = 0`).toHaveLength(0);
});

test('an array comes back as it is', async () => {
  expect(await transaction(db, async () => [1, [2]])).toEqual([1, [2]]);
});
