import { textTable, type Translation } from '../shared/text.ts';
import { recordingSettings } from './en/recording-settings.ts';

/** Texts of how a clinic deals with recordings. */
export const recordingSettingsTexts = textTable('recordingSettings', recordingSettings);
export type RecordingSettingsTexts = Translation<typeof recordingSettings>;
