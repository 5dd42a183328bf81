import { textTable } from '../shared/text.ts';
import { moneyLists } from './en/money-lists.ts';

export type MoneyListsTexts = typeof moneyLists;
/** Texts of payouts, the till of the day and standing. */
export const moneyListsTexts = textTable('money-lists', moneyLists);
