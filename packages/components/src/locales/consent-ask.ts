import { textTable } from '../shared/text.ts';
import { consentAsk } from './en/consent-ask.ts';

/** Texts of what asks an owner to agree again. Same domain as what is said in the lobby. */
export const consentAskTexts = textTable('consent', consentAsk);
