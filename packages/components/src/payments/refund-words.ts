import type { Payment, RefundReason, VisitPayment } from '@vetkit/signal-server/payments/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentsTexts } from '../locales/payments.ts';
import type { Translation } from '../shared/text.ts';

type T = Translation<PaymentsTexts>;
type Refund = Payment['refunds'][number] & { readonly by: Payment['by'] };

/** What is said to whoever has pressed. */
export interface Said {
  readonly tone: 'ok' | 'warn' | 'bad';
  readonly text: string;
}

const sum = (refunds: readonly Refund[]): number => refunds.reduce((total, { amountMinor }) => total + amountMinor, 0);

/** What was asked for last; more than one piece where it was paid in more than one. */
function newest({ payments }: Pick<VisitPayment, 'payments'>): readonly Refund[] {
  const all = payments.flatMap(({ by, refunds }) => refunds.map((refund): Refund => ({ ...refund, by })));
  const last = all.reduce((latest, { at }) => (at > latest ? at : latest), '');
  return all.filter(({ at }) => at === last);
}

/** How much of what was asked to go back last was refused, and how much of the visit's money has not gone back; nothing where none was refused. */
export function refusedOf(payment: VisitPayment): { readonly amount: number; readonly left: number } | undefined {
  const amount = sum(newest(payment).filter(({ state }) => state === 'failed'));
  return amount ? { amount, left: payment.paidMinor - payment.refundedMinor } : undefined;
}

/** For the desk: what was refused, and what to do about it. */
export function sayRefused(payment: VisitPayment, t: T, say: (minor: number) => string): string | undefined {
  const refused = refusedOf(payment);
  return refused && (refused.left > 0 ? t.refundRefused({ amount: say(Math.min(refused.amount, refused.left)) }) : t.refundRefusedAll({ amount: say(refused.amount) }));
}

/** How much went back at the clinic, in the hand, and how much to cards. */
export const backBy = ({ payments }: Pick<VisitPayment, 'payments'>): { readonly here: number; readonly card: number } => {
  const of = (isHere: boolean) => payments.filter(({ by }) => (by === 'clinic') === isHere).reduce((total, { refundedMinor }) => total + refundedMinor, 0);
  return { here: of(true), card: of(false) };
};

/** What has become of the refund that was asked for just now. */
export function saidOfRefund(after: VisitPayment, t: T, say: (minor: number) => string): Said {
  const last = newest(after);
  const of = (wanted: (refund: Refund) => boolean) => sum(last.filter(wanted));
  const failed = sayRefused(after, t, say);
  const asked = of(({ state }) => state === 'asked');
  const here = of(({ state, by }) => state === 'done' && by === 'clinic');
  const card = of(({ state, by }) => state === 'done' && by !== 'clinic');
  const text = [
    ...(failed ? [failed] : []),
    ...(asked ? [t.refundAsked({ amount: say(asked) })] : []),
    ...(card ? [t.refundDone({ amount: say(card) })] : []),
    ...(here ? [t.refundHere({ amount: say(here) })] : []),
  ].join(' ');
  return { tone: failed ? 'bad' : asked ? 'warn' : 'ok', text };
}

/** The word for why money goes back. */
export const reasonWord = (reason: RefundReason, t: T): string => (reason === 'other' ? t.another : t[reason]);

/** Each payment of the visit and what went back of it, with how it stands. */
export function happenedPart(payment: VisitPayment, t: T, say: (minor: number) => string): TemplateResult | typeof nothing {
  const rows = payment.payments.flatMap((one) => [
    html`<li><span>${one.by === 'clinic' ? t.paidHere : t[`purpose_${one.purpose}`]}${one.card ? html` <span class="soft">${t.cardSaid(one.card)}</span>` : nothing}</span><span><span class="num">${one.amountMinor ? say(one.capturedMinor || one.amountMinor) : ''}</span> ${t[`state_${one.state}`]}</span></li>${one.fault && one.state === 'open' ? html`<li class="soft">${t[one.fault]}</li>` : nothing}`,
    ...one.refunds.map((back) => html`<li class=${back.state}><span>${t.back}: ${reasonWord(back.reason, t)}</span><span><span class="num">−${say(back.amountMinor)}</span> ${t[`refund_${back.state}`]}</span></li>`),
  ]);
  return rows.length ? html`<details><summary>${t.history}</summary><div class="stack"><ul class="happened">${rows}</ul></div></details>` : nothing;
}
