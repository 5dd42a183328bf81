/** What may change who owes whom: after each of these the policy is asked again. */
const followed: readonly string[] = [
  'appointment.requested', 'appointment.waiting', 'appointment.confirmed', 'appointment.claimed', 'appointment.rescheduled', 'appointment.cancelled', 'appointment.declined', 'call.ended', 'owner.no-show', 'record.completed',
];

/** Whoever writes one of these goes on with the money themselves, unless they are cut off right after it: then it goes on a minute later. */
const inCaseOfDeath: readonly string[] = ['bill.issued', 'payment.authorised', 'payment.card-kept', 'payment.paid', 'payment.cancelled', 'payment.refund-failed'];

/** In how many ms one looks whether money has to move because this happened; nothing when it cannot. Browsers measure until the call is over: their last word counts too. */
export function movesMoneyIn(type: string, data: Readonly<Record<string, unknown>>): number | undefined {
  if (followed.includes(type) || (type === 'call.measured' && data['last'] === true)) return 0;
  return inCaseOfDeath.includes(type) ? 60_000 : undefined;
}
