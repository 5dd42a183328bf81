import type { Slot } from '../calendar/contract.ts';
import { Problem } from '../shared/problem.ts';
import type { Urgency } from '../shared/words.contract.ts';
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

export const tooManyFromHere = (retryAfter?: number) =>
  new Problem<BookingProblem>(429, 'too-many-from-here', 'Many times are taken from your connection already', {
    detail: retryAfter === undefined ? 'Many visits were booked from it today. Call the clinic: they can book for you.' : 'Finish a booking that was begun, or wait ten minutes. If that was not you, call the clinic: they can book for you.',
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });

export const notYours = (detail: string) => booking(403, 'not-yours', 'This appointment is with somebody else', detail);
export const wrongStatus = (detail: string) => booking(409, 'wrong-status', 'That is not possible any more', detail);
export const tooLateToChange = (freeUntil: Date) =>
  booking(409, 'too-late-to-change', 'It is too late to change this visit here', 'Call the clinic: they can still move it. You can also cancel it.', { freeUntil: freeUntil.toISOString() });
export const petUnknown = () => booking(422, 'pet-unknown', 'This is not one of your pets here', 'Sign in again and choose the pet, or type its name.');

export const phoneOdd = () => booking(422, 'phone-odd', 'This is no phone number that we can reach', 'Type it with its country, such as +1 416 555 0162.');

export const tooUrgent = (urgency: Urgency, slots: Slot[]) =>
  booking(409, 'too-urgent', 'This should be seen today', 'What you told us needs a visit in person today, or a live call now. Choose one of these, or call the clinic: they can decide otherwise.', { urgency, slots });
export const emergencyNow = () =>
  booking(409, 'emergency-now', 'This cannot wait for a visit', 'What you told us needs an emergency hospital now. Call the clinic or the hospital at once.', { urgency: 'emergency' });
export const liveCallsOff = () => booking(409, 'live-calls-off', 'The clinic has no live calls', 'Choose a free time, or call the clinic.');
export const nobodyOnDuty = () => booking(409, 'nobody-on-duty', 'Nobody is on duty for live calls now', 'Call the clinic. If it gets worse, go to an emergency hospital.');
export const claimedAlready = (by: string) => booking(409, 'claimed-already', `${by} has it`, 'Somebody else was faster. The list is fresh now.', { by });
export const calendarConflict = (conflict: { reference: string | null; start: Date; end: Date }) =>
  booking(409, 'calendar-conflict', 'You have another visit then', 'Nothing was changed. Finish or move the other visit first, or let somebody else claim this one.', {
    conflict: { reference: conflict.reference, start: conflict.start.toISOString(), end: conflict.end.toISOString() },
  });
