import { textTable, type Translation } from '../shared/text.ts';
import { scriptTexts } from './en/scripts.ts';

/** Texts about scripts. */
export const scriptsTexts = textTable('scripts', scriptTexts);
export type ScriptsTexts = Translation<typeof scriptTexts>;
