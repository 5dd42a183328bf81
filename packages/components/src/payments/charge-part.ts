import type { BillLine, VisitPayment } from '@vetkit/signal-server/payments/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentsTexts } from '../locales/payments.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { tick } from '../shared/choice.ts';
import { textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import type { Translation } from '../shared/text.ts';
import { type LineDraft, linesOf, totalsOf } from './lines.ts';

type T = Translation<PaymentsTexts>;

export interface ChargeView {
  readonly payment: VisitPayment & { readonly charge: NonNullable<VisitPayment['charge']> };
  readonly drafts: readonly LineDraft[];
  /** The tax that is offered, in hundredths of a percent; 0 for a clinic without. */
  readonly taxRate: number;
  readonly busy: boolean;
  readonly sure: boolean;
  readonly t: T;
  readonly locale: string;
  readonly say: (minor: number) => string;
  readonly onChange: (drafts: readonly LineDraft[]) => void;
  readonly onCharge: (lines: BillLine[]) => void;
  readonly onSure: (sure: boolean) => void;
  readonly onNoCharge: () => void;
}

/** The items of the bill, what they come to, and the button that charges it. */
export function chargePart(view: ChargeView): TemplateResult {
  const { payment, drafts, busy, t, say, onCharge } = view;
  const lines = linesOf(drafts, payment.currency);
  const total = lines && totalsOf(lines);
  const left = total ? Math.max(0, total.totalMinor - payment.paidMinor + payment.refundedMinor) : 0;
  return html`
    <div class="stack gap-12">${drafts.map((draft) => lineRow(view, draft))}</div>
    <div>${button({ label: t.addItem, kind: 'quiet', size: '', icon: 'plus', onPress: () => view.onChange([...drafts, { key: Math.max(0, ...drafts.map(({ key }) => key)) + 1, name: '', quantity: '1', price: '', taxRate: view.taxRate }]) })}</div>
    ${total
      ? html`<table class="bill"><tbody>
          ${total.taxMinor ? html`<tr><th scope="row">${t.net}</th><td class="num">${say(total.netMinor)}</td></tr><tr><th scope="row">${payment.charge.taxName}</th><td class="num">${say(total.taxMinor)}</td></tr>` : nothing}
          ${payment.paidMinor ? html`<tr><th scope="row">${t.paid}</th><td class="num">−${say(payment.paidMinor - payment.refundedMinor)}</td></tr>` : nothing}
          <tr class="sum"><th scope="row">${t.total}</th><td class="num">${say(payment.paidMinor ? left : total.totalMinor)}</td></tr>
        </tbody></table><p class="small soft">${left === 0 && total.totalMinor ? t.fromPaid : payment.onHoldMinor > 0 ? t.fromHold : payment.card ? t.fromCard : t.fromNobody}</p>`
      : html`<p class="small soft">${t.badItems}</p>`}
    ${view.sure
      ? banner({ tone: 'warn', text: t.noChargeSure, actions: html`${button({ label: t.noChargeYes, kind: 'danger', size: '', busy, onPress: view.onNoCharge })}${button({ label: t.keep, kind: 'quiet', size: '', onPress: () => view.onSure(false) })}` })
      : html`<div class="actions">
          ${button({ label: !total ? t.chargeTitle : left || !total.totalMinor ? t.charge({ amount: say(left) }) : t.writeBill, icon: 'card', busy, busyLabel: t.charging, onPress: () => lines && onCharge(lines) })}
          ${button({ label: t.noCharge, kind: 'plain', onPress: () => view.onSure(true) })}
        </div>`}
  `;
}

function lineRow({ drafts, taxRate, payment, locale, t, onChange }: ChargeView, draft: LineDraft): TemplateResult {
  const change = (to: Partial<LineDraft>) => onChange(drafts.map((one) => (one.key === draft.key ? { ...one, ...to } : one)));
  const name = (field: string) => `${field}-${draft.key}`;
  const rate = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(taxRate / 10_000);
  return html`<div class="line" role="group" aria-label=${draft.name || t.item}>
    ${textField({ name: name('item'), label: t.item, value: draft.name, maxlength: 120, onInput: (value) => change({ name: value }) })}
    ${textField({ name: name('quantity'), label: t.quantity, value: draft.quantity, inputmode: 'numeric', maxlength: 3, onInput: (value) => change({ quantity: value }) })}
    ${textField({ name: name('price'), label: t.unitPrice, value: draft.price, inputmode: 'decimal', maxlength: 12, unit: payment.currency, onInput: (value) => change({ price: value }) })}
    <button type="button" class="btn plain" aria-label=${t.removeItem({ name: draft.name })} @click=${() => onChange(drafts.filter(({ key }) => key !== draft.key))}>${icon('x')}</button>
    ${taxRate ? html`<div class="full">${tick({ name: name('tax'), label: t.withTax({ name: payment.charge.taxName, rate }), checked: draft.taxRate > 0, onTick: (on) => change({ taxRate: on ? taxRate : 0 }) })}</div>` : nothing}
  </div>`;
}
