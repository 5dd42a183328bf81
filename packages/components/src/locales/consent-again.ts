import { textTable } from '../shared/text.ts';
import { consentAgain } from './en/consent-again.ts';

/** Texts of agreeing again in the lobby. */
export const consentAgainTexts = textTable('consent', consentAgain);
