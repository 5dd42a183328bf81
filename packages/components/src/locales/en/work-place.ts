/** The place of work, ticked once a day, in English. */
export const workPlace = {
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
} as const;
