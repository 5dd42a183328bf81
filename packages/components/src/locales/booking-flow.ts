import { textTable } from '../shared/text.ts';
import { bookingFlow } from './en/booking-flow.ts';

/** Texts around the steps of a booking. For the clinic's own words they are of one domain with the steps. */
export const bookingFlowTexts = textTable('booking', bookingFlow);
