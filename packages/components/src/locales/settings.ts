import { textTable } from '../shared/text.ts';
import { settings } from './en/settings.ts';

export type SettingsTexts = typeof settings;
/** Texts of what a manager sets for the whole clinic. */
export const settingsTexts = textTable('settings', settings);
