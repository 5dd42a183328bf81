import { textTable, type Translation } from '../shared/text.ts';
import { recordSettings } from './en/record-settings.ts';

/** Texts of what a clinic sets for its records. */
export const recordSettingsTexts = textTable('recordSettings', recordSettings);
export type RecordSettingsTexts = Translation<typeof recordSettings>;
