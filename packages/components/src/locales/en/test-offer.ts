/** What offers the device test in a waiting room, in English. */
export const testOffer = {
  offer: 'Test camera, sound and line',
  offerText: 'It takes a minute.',
  allGood: 'All work well.',
  test: 'Test',
  again: 'Test again',
  close: 'Back to the waiting room',
  faults: ({ count }: { count: number }) => (count === 1 ? 'One thing to fix' : `${count} things to fix`),
} as const;
