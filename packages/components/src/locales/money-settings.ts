import { textTable } from '../shared/text.ts';
import { moneySettings } from './en/money-settings.ts';

export type MoneySettingsTexts = typeof moneySettings;
/** Texts of how the clinic takes money, and of the numbers of its policy. */
export const moneySettingsTexts = textTable('money-settings', moneySettings);
