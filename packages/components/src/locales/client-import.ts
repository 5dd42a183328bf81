import { textTable, type Translation } from '../shared/text.ts';
import { clientImport } from './en/client-import.ts';

/** Texts of taking clients over from another program. */
export const clientImportTexts = textTable('clientImport', clientImport);
export type ClientImportTexts = Translation<typeof clientImport>;
