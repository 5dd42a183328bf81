/** The screen that stays behind, in English. */
export const secondScreen = {
  elsewhere: 'The visit continues on your other screen',
  elsewhereText: 'Camera and sound are off here. You can still read and write messages.',
  backHere: 'Continue here instead',
} as const;
