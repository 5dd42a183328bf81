/** What may change who owes whom: after each of these the policy is asked again. */
const followed: readonly string[] = ['appointment.confirmed', 'appointment.claimed', 'appointment.rescheduled', 'appointment.cancelled', 'appointment.declined', 'call.ended', 'owner.no-show', 'record.completed'];

/** Whether money may have to move because this happened. Browsers measure until the call is over: their last word counts too. */
export const movesMoney = (type: string, data: Readonly<Record<string, unknown>>): boolean => followed.includes(type) || (type === 'call.measured' && data['last'] === true);
