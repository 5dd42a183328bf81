/** What the pieces of the waiting room say, in English. */
export const lobby = {
  // Waiting for the vet.
  isLate: ({ who, minutes }: { who: string; minutes: string }) => `${who} is about ${minutes} late`,
  lateText: ({ minutes }: { minutes: string }) => `Your place is kept, and you still get the full ${minutes}.`,
  busy: ({ who }: { who: string }) => `${who} is with another pet right now.`,
  toGo: 'to go',
  lateRing: ({ who, left }: { who: string; left: string }) => `Until ${who} comes: ${left}`,
  anyMoment: ({ who }: { who: string }) => `${who} should be here any moment.`,
  leaveFrom: ({ time }: { time: string }) => `You may leave from ${time}. It costs nothing.`,
  leaveNow: 'You may leave now. It costs nothing.',
  leaveFree: 'Leave, at no cost',
  notHere: ({ who }: { who: string }) => `${who} is not here yet`,
  notHereText: ({ who }: { who: string }) => `We are sorry. You need not wait any longer: leaving costs nothing. The desk can see that ${who} is not here.`,
  iWait: 'I will wait',
  anotherTime: 'Pick another time',
  left: 'You have left the waiting room',
  leftText: 'This costs you nothing. Pick another time, or come back: your place is still there.',
  comeBack: 'Come back',
  isHere: ({ who }: { who: string }) => `${who} is here`,

  // Who is here.
  joinsAt: ({ time }: { time: string }) => `Joins at ${time}`,
  joinsAbout: ({ time }: { time: string }) => `Joins about ${time}`,
  late: 'Late',

  // Running late.
  runningLate: 'I\'m running late',
  howLate: 'How many minutes late?',
  minutes: ({ count }: { count: number }) => `${count} min`,
  tell: ({ who }: { who: string }) => `Tell ${who}`,
  tellClinic: 'Tell the clinic',
  telling: 'Telling',
  notNow: 'Not now',
  told: ({ time }: { time: string }) => `You said: about ${time}. The other side and the desk can see it.`,
  changeLate: 'Change',
  lateFailed: 'That did not go through. Check your connection, then try again.',

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

  // The test of camera and sound.
  test: 'Check camera and sound',
  testText: 'Takes a minute, and nobody sees you.',
  closeTest: 'Close the check',
  ownersTest: ({ owner }: { owner: string }) => `Camera and sound of ${owner}`,
} as const;
