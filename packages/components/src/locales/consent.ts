import { textTable } from '../shared/text.ts';
import { consent } from './en/consent.ts';

/** Texts about what owners agree to. */
export const consentTexts = textTable('consent', consent);
