/** The doorbell at the desk, in English. */
export const doorbell = {
  doorbell: 'In the waiting room',
  ownerIsHere: ({ owner, pet }: { owner: string; pet: string }) => `${owner} is here with ${pet}`,
  noSound: 'Press anywhere on this page to hear it next time.',
  viewVisit: 'View',
  soundOff: 'Mute',
  soundOn: 'Sound on',
  gotIt: 'Got it',
} as const;
