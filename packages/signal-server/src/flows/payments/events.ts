import { transaction } from '../../database/transaction.ts';
import { paymentsProblem } from '../../payments/problems.ts';
import { EventRefused, Refused } from '../../payments/provider.ts';
import { anyPaymentById, lockPayment, noteEvent, paymentByRef, setHandled } from '../../payments/store.ts';
import { away, look } from './away.ts';
import { pursueOf } from './pursue.ts';
import { settle } from './settle.ts';
import type { MoneyWorld } from './world.ts';

/**
 * Takes an event of the provider. It only says that something about a payment may have changed; what, is asked of the provider, so late,
 * repeated and shuffled events do no harm. One that could not be handled is not answered with success: the provider sends it again.
 * @throws Problem `event-refused`, `payments-away`.
 */
export const takeEvent =
  (world: MoneyWorld) =>
  async (raw: string, signature: string | undefined): Promise<void> => {
    const { db, payments, clock } = world;
    const event = read(world, raw, signature);
    if ((await noteEvent(db.sql, { ...event, at: clock() })).handled) return;
    const { ref } = event;
    const seen = ref === undefined ? undefined : await away(() => look(payments, ref));
    const standing = seen instanceof Refused ? undefined : seen;
    // An event may be faster than our own writing down of what was begun: then the payment is found by our name for it.
    const found = standing && ((await paymentByRef(db.sql, payments.name, standing.ref)) ?? (standing.payment ? await anyPaymentById(db.sql, standing.payment) : undefined));
    const scope = found && { clinic: { id: found.clinic } };
    await transaction(db, async (tx) => {
      const locked = scope && found.provider === payments.name ? await lockPayment(tx, scope, found.id) : undefined;
      if (locked && (locked.ref === null || locked.ref === standing!.ref)) await settle(tx, world, scope!, locked, standing!);
      await setHandled(tx, event.id, clock());
    });
    if (scope) await pursueOf(world)(scope, found.id);
  };

function read({ payments, clock }: MoneyWorld, raw: string, signature: string | undefined) {
  try {
    if (!payments.event) throw new EventRefused('this provider sends none');
    return payments.event(raw, signature, clock());
  } catch (error) {
    throw error instanceof EventRefused ? paymentsProblem('event-refused') : error;
  }
}
