import { textTable, type Translation } from '../shared/text.ts';
import { files } from './en/files.ts';

/** Texts of photos, videos and records that are sent. */
export const filesTexts = textTable('files', files);
export type FilesTexts = Translation<typeof files>;
