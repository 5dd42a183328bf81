/** The vet's camera has to be on in a video visit. */
export const cameraRule = {
  ownTitle: ({ who }: { who: string }) => `${who || 'The owner'} cannot see you`,
  /** What one's own camera does, by the verdict's word. */
  off: 'Your camera is off.',
  ended: 'Your camera has gone: it may be unplugged.',
  muted: 'Your device is using the camera for something else.',
  black: 'Your camera sends a black picture.',
  covered: 'Your camera seems to be covered.',
  frozen: 'Your picture stands still.',
  still: 'Your picture has not moved for a while.',
  ownWhy: 'Owners need to see the vet they booked. Turn it on to keep this a video visit.',
  ownLate: 'It has been off for more than a minute. This is now in the visit’s timeline.',
  left: ({ seconds }: { seconds: number }) => `${seconds} seconds left`,
  turnOn: 'Turn camera on',
  broken: 'It does not work',
  moving: 'My picture is fine',
  theirTitle: ({ who }: { who: string }) => `We cannot see ${who}`,
  theirText: ({ who }: { who: string }) => `You can still hear each other. ${who} has been asked to turn the camera on. If it stays off, you choose how to go on.`,
  goOn: 'Go on by sound',
  exceptedOwn: 'You go on without your picture. It can be turned on at any time.',
  exceptedTheir: ({ who }: { who: string }) => `The visit goes on without ${who}’s picture.`,
};
