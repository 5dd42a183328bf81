import { textTable } from '../shared/text.ts';
import { consentText } from './en/consent-text.ts';

/** Texts of setting what owners agree to. */
export const consentTextTexts = textTable('consent', consentText);
