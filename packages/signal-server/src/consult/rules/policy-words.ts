import type { PolicyNumbers, Reason } from '../policy.contract.ts';

/** `2:00` of 120 seconds. */
const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** The policy's reasons in plain English, by their stable codes. */
const sentences = {
  'cancelled-by-owner': () => 'The owner cancelled the visit.',
  'cancelled-by-vet': () => 'The clinic cancelled or declined the visit.',
  'met-and-ended': ({ leastTwoWayS }) => `Both sides heard each other for ${clock(leastTwoWayS)} or longer, and one of them pressed Leave.`,
  'finished-by-staff': () => 'The clinic has marked the visit as done.',
  'never-closed': () => 'Nobody has marked this visit as done.',
  'vet-never-came': () => 'Nobody of the clinic came into the call before the booked time was over.',
  'owner-left-a-late-vet': ({ freeToLeaveS }) => `The vet was not there ${clock(freeToLeaveS)} after the start, and the owner left before the vet came.`,
  'owner-absent': () => 'The owner was never there.',
  'owner-never-in': () => 'The owner was there but did not get into the call.',
  'owner-gone-early': () => 'The owner was there at the start, left again and did not come back.',
  'owner-lost': () => 'The owner’s line was lost and did not come back while the vet waited.',
  'call-broke': () => 'The call broke off: nobody ended it and nobody came back.',
  'too-short': ({ leastTwoWayS }) => `The two sides did not hear each other for ${clock(leastTwoWayS)}.`,
  'pay-record-complete': () => 'The record is complete.',
  'pay-waits-for-record': () => 'The pay is free once the record is complete.',
  'pay-held': () => 'A manager decides.',
  'pay-none': () => 'No visit took place.',
  'pay-partial': ({ helpWithinS }) => `The vet was on time and asked for help within ${clock(helpWithinS)}.`,
  'pay-not-on-time': () => 'The vet was not on time.',
  'pay-no-help': () => 'The vet did not ask for help.',
  'pay-help-too-late': ({ helpWithinS }) => `The vet asked for help later than ${clock(helpWithinS)} after the start.`,
  'note-disputed': () => 'The two browsers do not agree on how long both heard each other. The longer time counts.',
  'note-by-one': () => 'Only one browser said how long both heard each other.',
  'note-by-none': () => 'No browser said how long both heard each other. The time that both were in the call counts.',
  'note-owner-lost': () => 'The owner’s line was lost before the end.',
  'note-vet-late': () => 'The vet came late, and the owner stayed.',
  'note-record-overdue': ({ recordDueH }) => `The record is not complete ${recordDueH} hours after the call.`,
  'note-record-late': ({ recordDueH }) => `The record was completed later than ${recordDueH} hours after the call.`,
} as const satisfies Record<string, (numbers: PolicyNumbers) => string>;

export type ReasonCode = keyof typeof sentences;

/** A reason with its sentence, in the clinic's numbers. */
export const reasonOf = (code: ReasonCode, numbers: PolicyNumbers): Reason => ({ code, text: sentences[code](numbers) });
