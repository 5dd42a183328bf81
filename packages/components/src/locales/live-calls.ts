import { textTable } from '../shared/text.ts';
import { liveCalls } from './en/live-calls.ts';

/** Texts of live calls and of visits that nobody has yet; for the clinic’s own words of one domain with booking. */
export const liveCallsTexts = textTable('booking', liveCalls);
