import { Problem } from '../shared/problem.ts';
import type { ConsultProblem } from './contract.ts';

const said: Readonly<Record<ConsultProblem, readonly [status: 403 | 409 | 410, title: string, detail: string]>> = {
  'not-confirmed': [409, 'The clinic has not confirmed this visit yet', 'You can test your camera and wait here. The call opens when the clinic confirms.'],
  'visit-over': [410, 'This visit has ended', 'To talk again, book a new visit or call the clinic.'],
  'visit-cancelled': [410, 'This visit was cancelled', 'Book a new time, or call the clinic.'],
  'messaging-locked': [409, 'The clinic has closed the messages of this visit', 'If you need help now, call the clinic.'],
  'not-video': [409, 'This visit is not a video call', 'Look at the booking for how you will meet.'],
  'peer-not-yours': [403, 'This connection belongs to somebody else', 'Join again without a connection id to get your own.'],
  'help-too-early': [409, 'It is too early to ask for help', 'You can ask from 15 minutes before the start on.'],
  'no-help-asked': [409, 'Nobody waits for help here any more', 'Look at the list again.'],
  'join-first': [409, 'You are not in the call', 'Go into the room first, and stay there.'],
  'owner-is-here': [409, 'The owner is in the call', 'Talk to them.'],
  'met-already': [409, 'You have met the owner in this call', 'Press Leave to end the visit.'],
  'help-first': [409, 'Get help first', 'Press «Get help», so that somebody tries to reach the owner.'],
  'owner-being-called': [409, 'Somebody is trying to reach the owner', 'Please wait for the answer of the desk. It takes two minutes at most.'],
  'guests-full': [409, 'Two people are invited already', 'Take one of them out first. More than four do not see each other well.'],
  'no-show-too-early': [409, 'The owner may still come', 'Please wait until the five minutes are over.'],
};

/** The refusal for a code of the rules. */
export function consultProblem(code: ConsultProblem): Problem<ConsultProblem> {
  const [status, title, detail] = said[code];
  return new Problem(status, code, title, { detail });
}
