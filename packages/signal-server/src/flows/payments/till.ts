import type { Tx } from '../../database/transaction.ts';
import type { PaidHereRequest, RefundRequest } from '../../payments/contract.ts';
import { addMove, addPayment, setPayment, type StoredPayment } from '../../payments/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import { happened } from '../happened.ts';
import type { InClinic, MoneyWorld } from './world.ts';

/** Which visit it is about, and who is at the desk. */
interface AtTheDesk {
  readonly appointment: string;
  readonly consult: string | undefined;
  readonly by: string;
}

interface PaidHere extends AtTheDesk, PaidHereRequest {
  readonly owner: string;
  readonly currency: string;
}

/** Money came in at the clinic. `false`: another payment of this bill is there, and not ended. Call it under the appointment's lock. */
export async function paidAtTill(tx: Tx, { clock, keys }: Pick<MoneyWorld, 'clock' | 'keys'>, scope: InClinic, { appointment, consult, by, owner, currency, amountMinor, how }: PaidHere): Promise<boolean> {
  const at = clock();
  const paid = await addPayment(tx, scope, { appointment, owner, purpose: 'bill', provider: 'clinic', amountMinor, currency, state: 'paid', at });
  if (!paid) return false;
  await setPayment(tx, scope, paid.id, { ref: `${how}-${paid.id}`, state: 'paid', fault: null, card: null, at });
  await addMove(tx, scope, { payment: paid.id, kind: 'captured', amountMinor, currency, ref: how, order: null, at });
  await appendAudit(tx, keys, { clinic: scope.clinic.id, at, actor: `staff:${by}`, action: 'payment.paid-here', subject: `payment:${paid.id}`, content: { amountMinor, currency, how } });
  await happened(tx, { clinic: scope.clinic.id, consult, actor: { kind: 'staff', id: by }, type: 'payment.paid', data: { appointment, payment: paid.id, amountMinor, currency } });
  return true;
}

/** What was paid at the clinic goes back at the clinic: nobody is asked. */
export async function givenBackHere(tx: Tx, { clock }: Pick<MoneyWorld, 'clock'>, scope: InClinic, { payment, appointment, consult, by, order, part, reason }: AtTheDesk & { payment: StoredPayment; order: string; part: number; reason: RefundRequest['reason'] }): Promise<void> {
  const { currency } = payment;
  await addMove(tx, scope, { payment: payment.id, kind: 'refunded', amountMinor: part, currency, ref: order, order, at: clock() });
  await tx`update payment_order set answered_at = ${clock()} where clinic_id = ${scope.clinic.id} and id = ${order}`;
  await happened(tx, { clinic: scope.clinic.id, consult, actor: { kind: 'staff', id: by }, type: 'payment.refunded', data: { appointment, payment: payment.id, amountMinor: part, currency, reason, here: true } });
}
