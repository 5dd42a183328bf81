import { textTable } from '../shared/text.ts';
import { calendar } from './en/calendar.ts';

/** Texts of free times. */
export const calendarTexts = textTable('calendar', calendar);
