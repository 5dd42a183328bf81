import { textTable, type Translation } from '../shared/text.ts';
import { recordings } from './en/recordings.ts';

/** Texts of recording a visit. */
export const recordingsTexts = textTable('recordings', recordings);
export type RecordingsTexts = Translation<typeof recordings>;
