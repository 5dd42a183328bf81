import { codeOf, type Pool, type Transaction } from './connect.ts';

/** A transaction in progress. A refused statement ends it; what may fail alone goes into `tx.savepoint(…)`. */
export type Tx = Transaction;

const tries = 5;
// serialization_failure, deadlock_detected: the database undid all of it and asks to be asked again. Nothing else is safe to repeat.
const repeatable = new Set(['40001', '40P01']);

/**
 * Runs `fn` in one transaction: all of it is kept, or none. `fn` may run up to five times (only after a deadlock or a serialization
 * failure, when nothing was kept), so it must do nothing that the database cannot undo: no mail, no HTTP; write a job instead.
 */
export async function transaction<T>(db: { readonly sql: Pool }, fn: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // Boxed: postgres.js would await the members of a returned array.
      const { result } = (await db.sql.begin(async (tx) => ({ result: await fn(tx) }))) as { result: T };
      return result;
    } catch (error) {
      if (attempt === tries || !repeatable.has(codeOf(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}
