import type { MoneyWorld } from '../src/flows/payments/world.ts';

/** The process has ended here: nothing after this is run. */
export class Died extends Error {}

/** A process that dies at its n-th step: every request to the provider and every transaction is two, before and after. */
export function mortal(sound: MoneyWorld, steps: number): MoneyWorld {
  let left = steps;
  const step = (): void => {
    if ((left -= 1) === 0) throw new Died('here');
    if (left < 0) throw new Died('already');
  };
  const around = <A extends unknown[], R>(run: (...args: A) => Promise<R>) => async (...args: A): Promise<R> => {
    step();
    const result = await run(...args);
    step();
    return result;
  };
  const { db, payments } = sound;
  const pool = new Proxy(db.sql, {
    get: (target, name, receiver) => (name === 'begin' ? around(target.begin.bind(target) as (...args: unknown[]) => Promise<unknown>) : Reflect.get(target, name, receiver)) as unknown,
  });
  return {
    ...sound,
    db: { ...db, sql: pool },
    payments: { ...payments, customer: around(payments.customer), begin: around(payments.begin), look: around(payments.look), capture: around(payments.capture), cancel: around(payments.cancel), refund: around(payments.refund) },
  };
}
