import type { Slot } from '../calendar/contract.ts';
import { Problem } from '../shared/problem.ts';
import type { BookingProblem } from './contract.ts';

const booking = (status: Problem['status'], code: BookingProblem, title: string, detail: string, extra?: Record<string, unknown>) =>
  new Problem<BookingProblem>(status, code, title, { detail, ...(extra ? { extra } : {}) });

export const slotTaken = (slots: Slot[]) =>
  booking(409, 'slot-taken', 'This time was just taken', 'Nothing was charged. Choose one of the times that are free now.', { slots });

export const slotPast = (slots: Slot[]) =>
  booking(409, 'slot-past', 'This time is too soon or over', 'Choose one of the times that are free now.', { slots });

export const slotUnknown = (slots: Slot[]) =>
  booking(422, 'slot-unknown', 'This is not a time one can book', 'Choose one of the times that are free now.', { slots });

export const holdExpired = (slots: Slot[]) =>
  booking(410, 'hold-expired', 'The time is no longer held for you', 'The ten minutes are over and somebody else may have it. Nothing was charged. Choose a free time.', { slots });

export const alreadyBooked = (reference: string) =>
  booking(409, 'already-booked', 'This time is booked already', 'It was booked with these details a moment ago. To change them, call the clinic with the reference.', { reference });

export const notYours = (detail: string) => booking(403, 'not-yours', 'This appointment is with somebody else', detail);
export const wrongStatus = (detail: string) => booking(409, 'wrong-status', 'That is not possible any more', detail);
export const tooLateToChange = (freeUntil: Date) =>
  booking(409, 'too-late-to-change', 'It is too late to change this visit here', 'Call the clinic: they can still move it. You can also cancel it.', { freeUntil: freeUntil.toISOString() });
export const petUnknown = () => booking(422, 'pet-unknown', 'This is not one of your pets here', 'Sign in again and choose the pet, or type its name.');
