import { textTable, type Translation } from '../shared/text.ts';
import { doorbell } from './en/doorbell.ts';

/** Texts of the doorbell. Same domain as what stands around the waiting room. */
export const doorbellTexts = textTable('lobby-more', doorbell);
export type DoorbellTexts = Translation<typeof doorbell>;
