import type { Tx } from '../../database/transaction.ts';
import type { Refused, Standing } from '../../payments/provider.ts';
import { further } from '../../payments/rules/life.ts';
import { orderById } from '../../payments/store.orders.ts';
import { addMove, dropCard, dropPayer, keepCard, movesOfPayment, setPayment, type StoredPayment } from '../../payments/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import { happened } from '../happened.ts';
import type { InClinic, MoneyWorld } from './world.ts';

/**
 * Writes down how a payment stands at the provider. What is known already is not written again, and nothing that comes late takes anything
 * back: the same news twice, or in another order, leaves the same rows. Call it with the payment's row locked.
 */
export async function settle(tx: Tx, { keys, clock }: Pick<MoneyWorld, 'keys' | 'clock'>, scope: InClinic, payment: StoredPayment, standing: Standing): Promise<void> {
  const at = clock();
  const { id, appointment, owner, currency } = payment;
  const state = further(payment.state, standing.state);
  await setPayment(tx, scope, id, { ref: payment.ref ?? standing.ref, state, fault: standing.fault ?? null, card: standing.card ?? payment.card, at });
  const about = { clinic: scope.clinic.id, consult: await consultOf(tx, scope, appointment), actor: { kind: 'system' as const } };
  const audit = (action: string, content: unknown) => appendAudit(tx, keys, { clinic: scope.clinic.id, at, actor: 'system', action, subject: `payment:${id}`, content });

  const hasCard = state === 'authorised' || state === 'kept' || state === 'paid';
  if (hasCard && standing.method && payment.provider !== 'clinic') await keepCard(tx, scope, owner, payment.provider, { method: standing.method, card: standing.card ?? null });
  if (standing.capturedMinor > 0 && standing.charge) {
    const move = { payment: id, kind: 'captured' as const, amountMinor: standing.capturedMinor, currency, ref: standing.charge, order: null, at };
    if (await addMove(tx, scope, move)) {
      await audit('payment.paid', { amountMinor: standing.capturedMinor, currency });
      await happened(tx, { ...about, type: 'payment.paid', data: { appointment, payment: id, amountMinor: standing.capturedMinor, currency } });
    }
  }
  const known = await movesOfPayment(tx, scope, id);
  for (const refund of standing.refunds) {
    const isKnown = known.some(({ kind, ref }) => kind === 'refunded' && ref === refund.ref);
    const order = refund.order === undefined ? undefined : await orderById(tx, scope, refund.order);
    const move = { payment: id, amountMinor: refund.amountMinor, currency, ref: refund.ref, order: order?.id ?? null, at };
    if (refund.state === 'failed') {
      if (isKnown && (await addMove(tx, scope, { ...move, kind: 'refund-failed' }))) {
        await audit('payment.refund-failed', { amountMinor: refund.amountMinor, currency });
        await happened(tx, { ...about, type: 'payment.refund-failed', data: { appointment, payment: id, amountMinor: refund.amountMinor, currency } });
      }
    } else if (!isKnown && (await addMove(tx, scope, { ...move, kind: 'refunded' }))) {
      await audit('payment.refunded', { amountMinor: refund.amountMinor, currency });
      await happened(tx, { ...about, type: 'payment.refunded', data: { appointment, payment: id, amountMinor: refund.amountMinor, currency, reason: order?.reason ?? 'other' } });
    }
  }
  if (standing.fault && standing.fault !== payment.fault && state === 'open') await happened(tx, { ...about, type: 'payment.declined', data: { appointment, payment: id, amountMinor: payment.amountMinor, currency, fault: standing.fault, seen: !(await isOffSession(tx, scope, id)) } });
  if (state === payment.state) return;
  if (state === 'authorised') await happened(tx, { ...about, type: 'payment.authorised', data: { appointment, payment: id, amountMinor: payment.amountMinor, currency } });
  if (state === 'kept') await happened(tx, { ...about, type: 'payment.card-kept', data: { appointment, payment: id } });
  if (state === 'cancelled') await happened(tx, { ...about, type: 'payment.cancelled', data: { appointment, payment: id } });
}

/** The provider does not take this payment, or does not have it (any more): what is not over yet is over, and what it did not know of its owner is forgotten. */
export async function notThere(tx: Tx, { clock }: Pick<MoneyWorld, 'clock'>, scope: InClinic, payment: StoredPayment, { refused: { gone }, method }: { refused: Refused; method?: string | undefined }): Promise<void> {
  const { id, appointment, owner, provider, ref, card } = payment;
  if (gone === 'customer') await dropPayer(tx, scope, owner, provider);
  if (gone === 'method' && method) await dropCard(tx, scope, owner, provider, method);
  const state = further(payment.state, 'cancelled');
  if (state === payment.state) return;
  await setPayment(tx, scope, id, { ref, state, fault: 'other', card, at: clock() });
  await happened(tx, { clinic: scope.clinic.id, consult: await consultOf(tx, scope, appointment), actor: { kind: 'system' }, type: 'payment.cancelled', data: { appointment, payment: id } });
}

export async function consultOf(tx: Tx, scope: InClinic, appointment: string): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`select id from consult where clinic_id = ${scope.clinic.id} and appointment_id = ${appointment}`;
  return row?.id;
}

/** Begun with the card on file, and nobody has tried another one yet: the owner was not there. */
async function isOffSession(tx: Tx, scope: InClinic, payment: string): Promise<boolean> {
  const [row] = await tx<{ off: boolean }[]>`
    select how ? 'method' and answered_at is null as off from payment_order where clinic_id = ${scope.clinic.id} and payment_id = ${payment} and verb = 'begin'`;
  return row?.off ?? false;
}
