import { textTable, type Translation } from '../shared/text.ts';
import { records } from './en/records.ts';

/** Texts of the record editor and the owner's summary. */
export const recordsTexts = textTable('records', records);
export type RecordsTexts = Translation<typeof records>;
