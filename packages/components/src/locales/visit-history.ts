import { textTable, type Translation } from '../shared/text.ts';
import { visitHistory } from './en/visit-history.ts';

/** Texts of earlier visits, and of who came when. */
export const visitHistoryTexts = textTable('visit-history', visitHistory);
export type VisitHistoryTexts = Translation<typeof visitHistory>;
