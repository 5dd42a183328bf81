import { Problem } from '../shared/problem.ts';
import type { ConsultProblem } from './contract.ts';

const said: Readonly<Record<ConsultProblem, readonly [status: 403 | 409 | 410, title: string, detail: string]>> = {
  'not-confirmed': [409, 'The clinic has not confirmed this visit yet', 'You can test your camera and wait here. The call opens when the clinic confirms.'],
  'visit-over': [410, 'This visit has ended', 'To talk again, book a new visit or call the clinic.'],
  'visit-cancelled': [410, 'This visit was cancelled', 'Book a new time, or call the clinic.'],
  'messaging-locked': [409, 'The clinic has closed the messages of this visit', 'If you need help now, call the clinic.'],
  'not-video': [409, 'This visit is not a video call', 'Look at the booking for how you will meet.'],
  'peer-not-yours': [403, 'This connection belongs to somebody else', 'Join again without a connection id to get your own.'],
};

/** The refusal for a code of the rules. */
export function consultProblem(code: ConsultProblem): Problem<ConsultProblem> {
  const [status, title, detail] = said[code];
  return new Problem(status, code, title, { detail });
}
