import { textTable } from '../shared/text.ts';
import { hours } from './en/hours.ts';

export type HoursTexts = typeof hours;
/** Texts of editing hours. */
export const hoursTexts = textTable('hours', hours);
