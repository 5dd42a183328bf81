import { RefundReason, type PaidHereRequest, type VisitPayment } from '@vetkit/signal-server/payments/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentsTexts } from '../locales/payments.ts';
import { button } from '../shared/button.ts';
import { selectField, textField } from '../shared/field.ts';
import type { Translation } from '../shared/text.ts';
import { readAmount } from './lines.ts';
import { reasonWord } from './refund-words.ts';

type T = Translation<PaymentsTexts>;

/** What the desk has typed below a bill. */
export interface DeskDraft {
  /** Of the refund that is typed: pressed again, because the answer was lost, it is the same one. */
  readonly id: string;
  readonly amount: string;
  readonly reason: RefundReason;
  readonly how: PaidHereRequest['how'];
}

export const emptyDesk = (): DeskDraft => ({ id: crypto.randomUUID(), amount: '', reason: 'in-person-needed', how: 'cash' });

/** What was typed since; another amount or reason is another refund. */
export function changed(draft: DeskDraft, change: Partial<DeskDraft>): DeskDraft {
  const isOther = (change.amount ?? draft.amount).trim() !== draft.amount.trim() || (change.reason ?? draft.reason) !== draft.reason;
  return { ...draft, ...change, ...(isOther ? { id: crypto.randomUUID() } : {}) };
}

/** How much is to go back; empty is all of it, and what is no amount or too much is nothing. */
export function refundOf(typed: string, most: number, currency: string): number | 'no-amount' | 'too-much' {
  if (typed.trim() === '') return most;
  const amount = readAmount(typed, currency) ?? 0;
  return amount === 0 ? 'no-amount' : amount > most ? 'too-much' : amount;
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

/** What the desk does after the charge: money back for a reason, or paid at the clinic. */
export function deskPart({ payment, draft, busy, t, say, onChange, onRefund, onPaidHere }: DeskView): TemplateResult | typeof nothing {
  const most = payment.paidMinor - payment.refundedMinor;
  const amount = refundOf(draft.amount, most, payment.currency);
  const error = amount === 'no-amount' ? t.refundNoAmount : amount === 'too-much' ? t.refundTooMuch({ most: say(most) }) : undefined;
  return html`
    ${payment.owedMinor > 0
      ? html`<details><summary>${t.paidHere}</summary><div class="stack gap-12">
          ${selectField({ name: 'how', label: t.paidHereHow, value: draft.how, options: (['cash', 'terminal', 'transfer'] as const).map((value) => ({ value, label: t[value] })), onInput: (how) => onChange({ how: how as DeskDraft['how'] }) })}
          <div>${button({ label: t.paidHereDo({ amount: say(payment.owedMinor) }), size: '', busy, onPress: onPaidHere })}</div>
        </div></details>`
      : nothing}
    ${most > 0
      ? html`<details><summary>${t.refund}</summary><div class="stack gap-12">
          ${textField({ name: 'refund', label: t.refundAmount, hint: t.refundAmountHint({ most: say(most) }), error, value: draft.amount, inputmode: 'decimal', unit: payment.currency, maxlength: 12, onInput: (value) => onChange({ amount: value }) })}
          ${selectField({ name: 'reason', label: t.refundReason, value: draft.reason, options: RefundReason.options.map((value) => ({ value, label: reasonWord(value, t) })), onInput: (reason) => onChange({ reason: reason as RefundReason }) })}
          <div>${typeof amount === 'number' ? button({ label: t.refundDo({ amount: say(amount) }), kind: 'danger', size: '', busy, onPress: () => onRefund(amount) }) : button({ label: t.refund, kind: 'danger', size: '' })}</div>
        </div></details>`
      : nothing}
  `;
}
