import * as v from 'valibot';
import { enqueue, type Job } from '../../database/jobs.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { customersOf, forgetPayer } from '../../payments/store.erase.ts';
import type { InClinic, MoneyWorld } from './world.ts';

export const forgetCustomerJob = 'forget-customer';
const Payload = v.object({ clinic: v.string(), owner: v.string() });

/** The owner was erased here: whoever takes the money forgets them too, as soon as it is reached. */
export const forgetLater = (tx: Tx, { clinic }: InClinic, owner: string): Promise<unknown> =>
  enqueue(tx, { clinic: clinic.id, kind: forgetCustomerJob, key: `${forgetCustomerJob}:${owner}`, payload: { clinic: clinic.id, owner } });

/** The job: what a provider calls the owner is known here until the provider has forgotten them. One that is not used any more cannot be asked. */
export const forgetCustomer =
  ({ db, payments }: Pick<MoneyWorld, 'db' | 'payments'>) =>
  async (job: Job): Promise<void> => {
    const { clinic, owner } = v.parse(Payload, job.payload);
    const scope = { clinic: { id: clinic } };
    for (const { provider, customer } of await customersOf(db.sql, scope, owner)) {
      if (provider !== payments.name) continue;
      await payments.forget(customer);
      await transaction(db, (tx) => forgetPayer(tx, scope, owner, provider));
    }
  };
