import { textTable, type Translation } from '../shared/text.ts';
import { amendments } from './en/amendments.ts';

/** Texts about amendments and versions of a record. */
export const amendmentsTexts = textTable('amendments', amendments);
export type AmendmentsTexts = Translation<typeof amendments>;
