import { textTable } from '../shared/text.ts';
import { lookOffer } from './en/look-offer.ts';

/** Texts of the way to background and noise. */
export const lookOfferTexts = textTable('look-offer', lookOffer);
