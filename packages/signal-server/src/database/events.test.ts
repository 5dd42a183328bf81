import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { appendEvent, consultTimeline, readEvents } from './events.ts';
import { transaction } from './transaction.ts';

const db = await freshDatabase();
const system = { kind: 'system' } as const;

async function clinic(): Promise<string> {
  const id = randomUUID();
  await db.sql`insert into clinic (id, slug, name, zone, currency, country) values (${id}, ${`c-${id}`}, 'Maple Street Veterinary', 'America/Toronto', 'CAD', 'CA')`;
  return id;
}

test('twenty writers at once leave no gap, and what a reader has seen never grows in the middle', async () => {
  const [maple, other] = [await clinic(), await clinic()];
  const seen: number[] = [];
  let writing = true;
  const reader = (async () => {
    while (writing || seen.length < 100) for (const { seq } of await readEvents(db.sql, { clinic: maple, after: seen.at(-1) ?? 0, limit: 7 })) seen.push(seq);
  })();
  const writer = async (n: number) => {
    for (let i = 0; i < 5; i += 1) await transaction(db, (tx) => appendEvent(tx, { clinic: maple, actor: system, type: 'test-happened', data: { n, i } }));
    await transaction(db, (tx) => appendEvent(tx, { clinic: other, actor: system, type: 'test-happened' }));
  };
  await Promise.all(Array.from({ length: 20 }, (_, n) => writer(n)));
  writing = false;
  await reader;
  expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
});

test('an event that is undone leaves its number to the next', async () => {
  const maple = await clinic();
  const undone = transaction(db, async (tx) => {
    await appendEvent(tx, { clinic: maple, actor: system, type: 'test-happened' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  const staff = randomUUID();
  const kept = await transaction(db, (tx) => appendEvent(tx, { clinic: maple, actor: { kind: 'staff', id: staff }, type: 'test-kept', data: { pet: 'Miso' } }));
  expect(kept).toEqual({ clinic: maple, seq: 1, at: expect.any(Date), actor: { kind: 'staff', id: staff }, type: 'test-kept', data: { pet: 'Miso' } });
  expect(await readEvents(db.sql, { clinic: maple, after: 0, limit: 10 })).toEqual([kept]);
  expect(await consultTimeline(db.sql, maple, randomUUID())).toEqual([]);
});

test('what happened cannot be changed or removed', async () => {
  const maple = await clinic();
  await transaction(db, (tx) => appendEvent(tx, { clinic: maple, actor: system, type: 'test-happened' }));
  await expect(db.sql`update event set type = 'other' where clinic_id = ${maple}`).rejects.toThrow('append-only');
  await expect(db.sql`delete from event where clinic_id = ${maple}`).rejects.toThrow('append-only');
});
