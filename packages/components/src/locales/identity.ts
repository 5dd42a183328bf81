import { textTable } from '../shared/text.ts';
import { identity } from './en/identity.ts';

/** Texts of signing in. */
export const identityTexts = textTable('identity', identity);
