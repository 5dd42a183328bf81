/** What the device test says before it runs, in English. */
export const deviceTest = {
  title: 'Test your camera and sound',
  intro: 'It takes a minute. What you show and say stays on this page.',
  asleep: 'Your camera is off. It starts only when you press.',
  start: 'Start the test',
  starting: 'Starting',
  preview: 'Your own picture',
  notLoaded: 'The test could not be loaded. Check your connection, then press the button again.',
} as const;
