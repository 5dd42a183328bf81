import type { Standing } from '../../payments/provider.ts';
import { movesOfPayment, paymentsSince, sumOf } from '../../payments/store.ts';
import { lookAgain } from './pay.ts';
import { performOpen } from './perform.ts';
import { pursueOf } from './pursue.ts';
import type { InClinic, MoneyWorld } from './world.ts';

/** One payment of which the two lists say different things. Amounts in the smallest unit of the currency. */
export interface Difference {
  readonly payment: string;
  readonly why: 'only-ours' | 'only-theirs' | 'amount' | 'refunded';
  readonly oursMinor: number;
  readonly theirsMinor: number;
}

export interface Reconciled {
  /** What had been asked and not written down, and is now. */
  readonly settled: number;
  readonly compared: number;
  readonly differences: readonly Difference[];
}

const backOf = ({ refunds }: Standing) => refunds.filter(({ state }) => state !== 'failed').reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** Settles what is open, asks the provider about every payment since, and compares the clinic's list with the provider's. */
export async function reconcile(world: MoneyWorld, scope: InClinic, since: Date): Promise<Reconciled> {
  const settled = await performOpen(world, pursueOf(world));
  for (const payment of await paymentsSince(world.db.sql, scope, world.payments.name, since)) await lookAgain(world, scope, payment);
  const ours = await paymentsSince(world.db.sql, scope, world.payments.name, since);
  const theirs = new Map<string, Standing>();
  for await (const standing of world.payments.since(since)) if (standing.payment) theirs.set(standing.payment, standing);
  const differences: Difference[] = [];
  for (const payment of ours) {
    const { captured, refunded } = sumOf(await movesOfPayment(world.db.sql, scope, payment.id));
    const their = theirs.get(payment.id);
    const differs = (why: Difference['why'], oursMinor: number, theirsMinor: number) => differences.push({ payment: payment.id, why, oursMinor, theirsMinor });
    theirs.delete(payment.id);
    if (payment.amountMinor === 0) continue;
    if (!their) {
      if (captured > 0) differs('only-ours', captured, 0);
    } else if (their.capturedMinor !== captured) differs('amount', captured, their.capturedMinor);
    else if (backOf(their) !== refunded) differs('refunded', refunded, backOf(their));
  }
  // What is left belongs to another clinic of this server, or to nobody here.
  for (const [payment, { capturedMinor }] of theirs) if (capturedMinor > 0 && !(await isAnybodys(world, payment))) differences.push({ payment, why: 'only-theirs', oursMinor: 0, theirsMinor: capturedMinor });
  return { settled, compared: ours.length, differences };
}

const isAnybodys = async ({ db }: MoneyWorld, payment: string): Promise<boolean> => (await db.sql`select from payment where id::text = ${payment}`).length > 0;
