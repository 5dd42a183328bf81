import { textTable } from '../shared/text.ts';
import { deskBooking, deskWords } from './en/desk-booking.ts';

/** Texts of booking for an owner on the phone. */
export const deskBookingTexts = textTable('deskBooking', deskBooking);
export { deskWords };
