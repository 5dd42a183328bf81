import { textTable } from '../shared/text.ts';
import { visitChanges } from './en/visit-changes.ts';

/** Texts of changing a booked visit; for the clinic’s own words of one domain with booking. */
export const visitChangesTexts = textTable('booking', visitChanges);
