import { textTable } from '../shared/text.ts';
import { types } from './en/types.ts';

export type TypesTexts = typeof types;
/** Texts of editing the kinds of visit. */
export const typesTexts = textTable('types', types);
