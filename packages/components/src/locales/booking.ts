import { textTable } from '../shared/text.ts';
import { booking } from './en/booking.ts';

/** Texts of booking a visit. */
export const bookingTexts = textTable('booking', booking);
