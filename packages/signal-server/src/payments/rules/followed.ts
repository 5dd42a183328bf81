/**
 * What may change who owes whom, or what is left to do with the money: after each of these the policy is asked again, by a job that is written
 * with it. Whoever writes one may be cut off right after it.
 */
const followed: readonly string[] = [
  'appointment.requested', 'appointment.waiting', 'appointment.confirmed', 'appointment.claimed', 'appointment.rescheduled', 'appointment.cancelled', 'appointment.declined', 'call.ended', 'owner.no-show', 'record.completed',
  'bill.issued', 'payment.authorised', 'payment.card-kept', 'payment.paid', 'payment.cancelled', 'payment.refund-failed',
];

/** Whether money may have to move because this happened. Browsers measure until the call is over: their last word counts too. */
export const movesMoney = (type: string, data: Readonly<Record<string, unknown>>): boolean => followed.includes(type) || (type === 'call.measured' && data['last'] === true);
