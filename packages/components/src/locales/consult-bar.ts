import { textTable, type Translation } from '../shared/text.ts';
import { consultBar } from './en/consult-bar.ts';

/** Texts of the staff's control bar, of help from the desk and of what is left to do after the call. */
export const consultBarTexts = textTable('consult-bar', consultBar);
export type ConsultBarTexts = Translation<typeof consultBar>;
