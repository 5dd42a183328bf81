import { textTable, type Translation } from '../shared/text.ts';
import { callReport } from './en/call-report.ts';

/** Texts of how a call went. Same domain as the room: a clinic gives its own words for both together. */
export const callReportTexts = textTable('consult', callReport);
export type CallReportTexts = Translation<typeof callReport>;
