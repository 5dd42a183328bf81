import { RefundReason, type PaidHereRequest, type VisitPayment } from '@vetkit/signal-server/payments/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentsTexts } from '../locales/payments.ts';
import { button } from '../shared/button.ts';
import { selectField, textField } from '../shared/field.ts';
import type { Translation } from '../shared/text.ts';
import { readAmount } from './lines.ts';

type T = Translation<PaymentsTexts>;

/** What the desk has typed below a bill. */
export interface DeskDraft {
  readonly amount: string;
  readonly reason: RefundReason;
  readonly how: PaidHereRequest['how'];
}

export interface DeskView {
  readonly payment: VisitPayment;
  readonly draft: DeskDraft;
  readonly busy: boolean;
  readonly t: T;
  readonly say: (minor: number) => string;
  readonly onChange: (change: Partial<DeskDraft>) => void;
  readonly onRefund: (amountMinor: number) => void;
  readonly onPaidHere: () => void;
}

/** The word for why money goes back. */
export const reasonWord = (reason: RefundReason, t: T): string => (reason === 'other' ? t.another : t[reason]);

/** What the desk does after the charge: money back for a reason, or paid at the clinic. */
export function deskPart({ payment, draft, busy, t, say, onChange, onRefund, onPaidHere }: DeskView): TemplateResult | typeof nothing {
  const most = payment.paidMinor - payment.refundedMinor;
  const amount = readAmount(draft.amount, payment.currency) ?? 0;
  const fits = amount > 0 && amount <= most;
  return html`
    ${payment.owedMinor > 0
      ? html`<details><summary>${t.paidHere}</summary><div class="stack gap-12">
          ${selectField({ name: 'how', label: t.paidHereHow, value: draft.how, options: (['cash', 'terminal', 'transfer'] as const).map((value) => ({ value, label: t[value] })), onInput: (how) => onChange({ how: how as DeskDraft['how'] }) })}
          <div>${button({ label: t.paidHereDo({ amount: say(payment.owedMinor) }), size: '', busy, onPress: onPaidHere })}</div>
        </div></details>`
      : nothing}
    ${most > 0
      ? html`<details><summary>${t.refund}</summary><div class="stack gap-12">
          ${textField({ name: 'refund', label: t.refundAmount, value: draft.amount, inputmode: 'decimal', unit: payment.currency, maxlength: 12, onInput: (value) => onChange({ amount: value }) })}
          ${selectField({ name: 'reason', label: t.refundReason, value: draft.reason, options: RefundReason.options.map((value) => ({ value, label: reasonWord(value, t) })), onInput: (reason) => onChange({ reason: reason as RefundReason }) })}
          <div>${button({ label: t.refundDo({ amount: say(fits ? amount : most) }), kind: 'danger', size: '', busy, onPress: () => onRefund(fits ? amount : most) })}</div>
        </div></details>`
      : nothing}
  `;
}
