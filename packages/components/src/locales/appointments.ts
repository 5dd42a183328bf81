import { textTable, type Translation } from '../shared/text.ts';
import { appointments } from './en/appointments.ts';

/** Texts of the staff's list of appointments. */
export const appointmentsTexts = textTable('appointments', appointments);
export type AppointmentsTexts = Translation<typeof appointments>;
