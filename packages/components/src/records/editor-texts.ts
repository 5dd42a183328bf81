import type { ClinicController } from '../clinic/clinic-controller.ts';
import { amendmentsTexts, type AmendmentsTexts } from '../locales/amendments.ts';
import { careTexts, type CareTexts } from '../locales/care.ts';
import { findingsTexts, type FindingsTexts } from '../locales/findings.ts';
import { recordsTexts, type RecordsTexts } from '../locales/records.ts';
import { scriptsTexts, type ScriptsTexts } from '../locales/scripts.ts';
import type { Overrides } from '../shared/text.ts';

/** All that the record editor says. */
export type EditorTexts = RecordsTexts & FindingsTexts & AmendmentsTexts & ScriptsTexts & CareTexts;
export type EditorOverrides = Overrides<typeof recordsTexts.en & typeof findingsTexts.en & typeof amendmentsTexts.en & typeof scriptsTexts.en & typeof careTexts.en>;

export const editorTexts = (at: ClinicController, own: EditorOverrides): EditorTexts => ({
  ...at.texts(recordsTexts, own), ...at.texts(findingsTexts, own), ...at.texts(amendmentsTexts, own), ...at.texts(scriptsTexts, own), ...at.texts(careTexts, own),
});
