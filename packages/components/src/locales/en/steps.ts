/** Words around a few steps, and while a step is on its way. */
export const steps = {
  offline: 'The clinic cannot be reached right now. Check your internet, then try again.',
  tryAgain: 'Try again',
  loading: 'Loading',
  back: 'Back',
  stepOf: ({ step, of }: { step: number; of: number }) => `Step ${step} of ${of}`,
  stepOfShort: ({ step, of }: { step: number; of: number }) => `${step} of ${of}`,
};
