import { textTable, type Translation } from '../shared/text.ts';
import { testOffer } from './en/test-offer.ts';

/** Texts of the offer of the device test. Same domain as the report. */
export const testOfferTexts = textTable('device-report', testOffer);
export type TestOfferTexts = Translation<typeof testOffer>;
