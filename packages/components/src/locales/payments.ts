import { textTable } from '../shared/text.ts';
import { payments } from './en/payments.ts';

export type PaymentsTexts = typeof payments;
/** Texts of what a visit costs and how it is paid. */
export const paymentsTexts = textTable('payments', payments);
