/** The owner's page: animals, their histories, and the yearly reminder, in English. */
export const myAnimals = {
  title: 'Your animals',
  lead: 'Sign in with the address you booked with. Then you see every visit, and can take all of it with you.',
  loading: 'Looking up your animals',
  failed: 'Your animals cannot be shown now.',
  tryAgain: 'Try again',
  none: 'No animals yet',
  noneText: 'They stand here after your first visit.',
  whose: 'Which animal',
  remembered: ({ pet }: { pet: string }) => `We remember ${pet}.`,
  recall: ({ pet }: { pet: string }) => `Tell me when it is time to see ${pet} again`,
  recallHint: 'One mail when a check is due. Visits you book are confirmed to you either way.',
  recallOn: ({ pet }: { pet: string }) => `We tell you when it is time for ${pet}.`,
  recallOff: ({ pet }: { pet: string }) => `We do not ask you to come again with ${pet}.`,
  notKept: 'That could not be written down. Please try again.',
} as const;
