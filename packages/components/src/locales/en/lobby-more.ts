/** What the pieces around the waiting room say, in English. */
export const lobbyMore = {
  // The place of work, once a day.
  placeTitle: 'Once today, before you go in',
  quiet: 'I am in a quiet and private place',
  notDriving: 'I am not driving',
  nothingElse: 'Nothing else is open, I have time for this visit only',
  unusual: 'I am not where owners expect me',
  unusualDetail: 'Then we send a short word, so that nobody wonders.',
  sentence: ({ owner }: { owner: string }) => `Word to ${owner}`,
  prepared: 'I am not in my usual room today, but it is quiet and private here. Nobody else can see or hear us.',
  placeReady: 'Done for today',
  placeSending: 'Saving',
  placeTick: 'Tick the first three lines.',
  placeFailed: 'That was not saved. Check your connection, then try again.',
  placeFirst: 'Please tick the three lines first.',

  // Over to the phone.
  toPhone: 'Continue on your phone',
  toPhoneText: 'A phone shows your pet best: you can carry it along.',
  codeMaking: 'Making a code',
  scan: 'Point the camera of your phone here',
  scanText: 'Then press the link that the phone shows. It works once.',
  qrLabel: 'QR code that opens this visit on your phone',
  codeLeft: ({ left }: { left: string }) => `The code works for ${left} more`,
  codeEnded: 'This code has ended.',
  newCode: 'Make a new code',
  codeFailed: 'The code could not be made. Check your connection, then try again.',
  onlyHere: 'This page runs on your own computer: other devices cannot open its address.',
  close: 'Close',

  // The screen that stays behind.
  elsewhere: 'The visit continues on your other screen',
  elsewhereText: 'Camera and sound are off here. You can still read and write messages.',
  backHere: 'Continue here instead',

  // The doorbell at the desk.
  doorbell: 'In the waiting room',
  ownerIsHere: ({ owner, pet }: { owner: string; pet: string }) => `${owner} is here with ${pet}`,
  noSound: 'Press anywhere on this page to hear it next time.',
  viewVisit: 'View',
  soundOff: 'Mute',
  soundOn: 'Sound on',
  gotIt: 'Got it',
} as const;
