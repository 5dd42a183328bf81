/** Where the manager sets how recordings are dealt with. */
export const recordingSettings = {
  title: 'Recordings of visits',
  lead: 'A visit is recorded only after everybody in the call has said yes. This holds for recordings made from now on.',
  days: 'Keep a recording for',
  daysHint: 'Then it is deleted for good. Look at what the law of your place asks for.',
  unit: 'days',
  daysBad: ({ most }: { most: number }) => `A whole number of days from 1 to ${most}.`,
  owners: 'Owners may watch the recordings of their own visits',
  save: 'Save',
  saving: 'Saving',
  saved: 'Saved.',
  stale: 'Somebody else has saved meanwhile. What you typed is still here: look at it, then save again.',
  loading: 'Looking for the settings',
  tryAgain: 'Try again',
};
