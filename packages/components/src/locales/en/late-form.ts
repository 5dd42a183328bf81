/** How late somebody is, in English. */
export const lateForm = {
  howLate: 'How many minutes late?',
  minutes: ({ count }: { count: number }) => `${count} min`,
  tell: ({ who }: { who: string }) => `Tell ${who}`,
  tellClinic: 'Tell the clinic',
  telling: 'Telling',
  lateFailed: 'That did not go through. Check your connection, then try again.',
} as const;
