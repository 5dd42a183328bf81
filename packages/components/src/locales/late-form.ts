import { textTable, type Translation } from '../shared/text.ts';
import { lateForm } from './en/late-form.ts';

/** Texts of how late somebody is. Same domain as the waiting room. */
export const lateFormTexts = textTable('lobby', lateForm);
export type LateFormTexts = Translation<typeof lateForm>;
