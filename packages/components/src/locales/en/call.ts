/** What the tools of a call say, in English. */
export const call = {
  more: 'More',
  moreLabel: 'More tools',

  flip: 'Flip camera',
  showMe: 'Show me',
  showPet: ({ pet }: { pet: string }) => `Show ${pet}`,
  sees: ({ who, pet }: { who: string; pet: string }) => `${who} sees ${pet}`,
  backCamera: ({ who }: { who: string }) => `${who}, back camera`,
  screenOf: ({ who }: { who: string }) => `${who}, screen`,
  yourScreen: 'Your screen',

  photo: 'Take a photo',

  freeze: 'Freeze picture',
  unfreeze: 'Back to live',
  frozen: 'Frozen. Only you see this.',

  share: 'Share',
  shareLabel: 'Share your screen',
  stop: 'Stop',
  stopSharing: 'Stop sharing',
  float: 'Small window',
  floatBack: 'Close small window',

  askFlip: ({ who }: { who: string }) => `Ask ${who} to flip the camera`,
  askPhoto: ({ who }: { who: string }) => `Ask ${who} for a photo`,
  askListen: ({ who }: { who: string }) => `Listen closely: ask ${who} for the plain sound`,

  soundOnly: 'Switch to audio',
  pictureAgain: 'Back to the picture',
  phone: 'Switch to phone',
  phoneWhy: 'This clinic has not set up phone calls yet.',

  count: 'Count breaths',

  type: 'Type instead',

  line: 'The line',
  lineLabel: ({ word }: { word: string }) => `${word}. Show more about the line`,

  private: 'Is this private?',

  booked: ({ minutes }: { minutes: number }) => `of ${minutes} min`,
  overBooked: 'Longer than booked',

  look: 'Background and noise',
  invite: 'Invite somebody',
  help: 'Get help',
} as const;
