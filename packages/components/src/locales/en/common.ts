import { steps } from './steps.ts';

/** Refusals that any part can meet, by problem code, and words used everywhere. */
export const common = {
  ...steps,
  timeout: 'The clinic takes too long to answer. Try again in a moment.',
  'bad-answer': 'The clinic gave an answer this page does not understand. Reload the page, then try again.',
  'rate-limited': ({ seconds }: { seconds: number }) => (seconds > 90 ? `That was very often. Wait ${Math.ceil(seconds / 60)} minutes, then try again.` : `That was very often. Wait ${seconds} seconds, then try again.`),
  internal: 'Something went wrong at the clinic. Nothing was changed. Try again.',
  'sign-in-needed': 'Your session has ended. Sign in again.',
  'not-allowed': 'Your role cannot do this. Ask the manager of your clinic.',
  'wrong-origin': 'This does not work from this page. Open it from the clinic.',
  'not-found': 'This is not here any more.',
  'bad-request': 'Something is missing. Look at what you typed, then try again.',
  'too-large': 'That is too large.',
  optional: 'optional',
};
