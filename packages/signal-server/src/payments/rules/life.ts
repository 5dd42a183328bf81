import type { PaymentState } from '../contract.ts';

/** How far a payment is. Answers may come late and out of order: a payment never goes back, and what is over stays over. */
const rank: Readonly<Record<PaymentState, number>> = { asked: 0, open: 1, processing: 1, authorised: 2, kept: 3, paid: 3, cancelled: 3 };

/** The state after hearing of another one. */
export const further = (now: PaymentState, heard: PaymentState): PaymentState => (rank[now] === 3 || rank[heard] < rank[now] ? now : heard);

/** So long an amount stays set aside on a card; most banks let it go after seven days. */
export const holdDays = 6;
const day = 86_400_000;

/** Whether an amount set aside now is still there a day after the visit; otherwise the card itself is kept, and charged afterwards. */
export const holdFits = (now: Date, end: Date): boolean => end.getTime() + day <= now.getTime() + holdDays * day;

/** Providers forget a key after a day: from then on one looks before asking again. */
export const keyForgotten = (askedAt: Date, now: Date): boolean => now.getTime() - askedAt.getTime() > 20 * 3_600_000;
