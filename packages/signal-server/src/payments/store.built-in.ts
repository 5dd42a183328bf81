import type { Json, Pool, Sql } from '../database/connect.ts';
import { transaction } from '../database/transaction.ts';
import type { TestBooks, TestPayment } from './provider.ts';

/** The books of test mode in the database. */
export function testBooks(db: { readonly sql: Pool }): TestBooks {
  const found = async (sql: Sql, ref: string) => (await sql<{ body: TestPayment }[]>`select body from test_payment where ref = ${ref}`)[0]?.body;
  return {
    make: (key, payment) =>
      transaction(db, async (tx) => {
        const [mine] = await tx`insert into test_payment_key (key, clinic_id, ref) values (${key}, ${payment.clinic}, ${payment.ref}) on conflict (key) do nothing returning key`;
        if (mine) {
          await tx`insert into test_payment (ref, clinic_id, body) values (${payment.ref}, ${payment.clinic}, ${tx.json(payment as unknown as Json)})`;
          return payment;
        }
        const [before] = await tx<{ ref: string }[]>`select ref from test_payment_key where key = ${key}`;
        return (await found(tx, before!.ref))!;
      }),
    get: (ref) => found(db.sql, ref),
    change: (ref, key, to) =>
      transaction(db, async (tx) => {
        const [row] = await tx<{ body: TestPayment }[]>`select body from test_payment where ref = ${ref} for update`;
        if (!row) return undefined;
        if (key !== undefined) {
          const [mine] = await tx`insert into test_payment_key (key, clinic_id, ref) values (${key}, ${row.body.clinic}, ${ref}) on conflict (key) do nothing returning key`;
          if (!mine) return row.body;
        }
        const after = to(row.body);
        await tx`update test_payment set body = ${tx.json(after as unknown as Json)} where ref = ${ref}`;
        return after;
      }),
    async since(from) {
      const rows = await db.sql<{ body: TestPayment }[]>`select body from test_payment where made_at >= ${from} order by made_at desc`;
      return rows.map(({ body }) => body);
    },
  };
}
