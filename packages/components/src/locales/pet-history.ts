import { textTable, type Translation } from '../shared/text.ts';
import { petHistory } from './en/pet-history.ts';

/** Texts of the history of an animal, of an owner's data, and of the audit list. */
export const petHistoryTexts = textTable('pet-history', petHistory);
export type PetHistoryTexts = Translation<typeof petHistory>;
