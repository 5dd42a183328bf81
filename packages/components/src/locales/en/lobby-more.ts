/** What the pieces around the waiting room say, in English. */
export const lobbyMore = {
  toPhone: 'Continue on your phone',
  toPhoneText: 'A phone shows your pet best: you can carry it along.',
  codeMaking: 'Making a code',
  codeFailed: 'The code could not be made. Check your connection, then try again.',
} as const;
