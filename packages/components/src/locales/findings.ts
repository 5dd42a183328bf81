import { textTable, type Translation } from '../shared/text.ts';
import { findings } from './en/findings.ts';

/** Texts of the clinical parts of the record editor. */
export const findingsTexts = textTable('findings', findings);
export type FindingsTexts = Translation<typeof findings>;
