import { textTable } from '../shared/text.ts';
import { bookingSettings } from './en/booking-settings.ts';

/** Texts of the rules of booking. */
export const bookingSettingsTexts = textTable('bookingSettings', bookingSettings);
