import { textTable, type Translation } from '../shared/text.ts';
import { consult } from './en/consult.ts';

/** Texts of the consult room. */
export const consultTexts = textTable('consult', consult);
export type ConsultTexts = Translation<typeof consult>;
