import { textTable, type Translation } from '../shared/text.ts';
import { look } from './en/look.ts';

/** Texts of background and noise. */
export const lookTexts = textTable('look', look);
export type LookTexts = Translation<typeof look>;
