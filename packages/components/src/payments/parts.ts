import type { Bill, VisitPayment } from '@vetkit/signal-server/payments/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentsTexts } from '../locales/payments.ts';
import type { Translation } from '../shared/text.ts';
import { money } from '../shared/time.ts';

type T = Translation<PaymentsTexts>;

/** Says an amount in the visit's currency. */
export const sayIn = (currency: string, locale: string) => (minor: number): string => money(minor, currency, locale);

/** What was paid, set aside and is owed, as a short list. */
export function factsPart(it: VisitPayment, t: T, locale: string): TemplateResult {
  const say = sayIn(it.currency, locale);
  const row = (label: string, minor: number, always = false) => (minor > 0 || always ? html`<dt>${label}</dt><dd class="num">${say(minor)}</dd>` : nothing);
  return html`<dl class="facts start">
    ${it.bill ? nothing : row(t.price, it.priceMinor, true)}
    ${row(t.onHold, it.onHoldMinor)}${row(t.paid, it.paidMinor)}${row(t.back, it.refundedMinor)}${row(t.owed, it.owedMinor)}
    ${it.card ? html`<dt>${t.card}</dt><dd>${t.cardSaid(it.card)}</dd>` : nothing}
  </dl>`;
}

/** What stands on the bill. */
export function billPart(bill: Bill, t: T, say: (minor: number) => string): TemplateResult {
  return html`<table class="bill">
    <caption class="sr">${t.bill({ number: bill.number })}</caption>
    <tbody>${bill.lines.map(({ name, quantity, unitMinor }) => html`<tr><th scope="row">${name}${quantity > 1 ? html` <span class="soft">× ${quantity}</span>` : nothing}</th><td class="num">${say(quantity * unitMinor)}</td></tr>`)}</tbody>
    <tfoot>
      ${bill.taxMinor ? html`<tr class="soft"><th scope="row">${bill.taxName}</th><td class="num">${say(bill.taxMinor)}</td></tr>` : nothing}
      <tr class="sum"><th scope="row">${t.total}</th><td class="num">${say(bill.totalMinor)}</td></tr>
    </tfoot>
  </table>`;
}

/** Nobody may take what is practised for what is real. */
export const testMark = (it: VisitPayment, t: T): TemplateResult | typeof nothing => (it.mode === 'test' || it.publishableKey?.startsWith('pk_test_') ? html`<p class="small soft">${t.testMode}</p>` : nothing);
