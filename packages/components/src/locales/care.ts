import { textTable, type Translation } from '../shared/text.ts';
import { care } from './en/care.ts';

/** Texts beside the words of a record. */
export const careTexts = textTable('care', care);
export type CareTexts = Translation<typeof care>;
