/** The code that takes a visit over to a phone, in English. */
export const phoneCode = {
  scan: 'Point the camera of your phone here',
  scanText: 'Then press the link that the phone shows. It works once.',
  qrLabel: 'QR code that opens this visit on your phone',
  codeLeft: ({ left }: { left: string }) => `The code works for ${left} more`,
  codeEnded: 'This code has ended.',
  newCode: 'Make a new code',
  onlyHere: 'This page runs on your own computer: other devices cannot open its address.',
  close: 'Close',
} as const;
