/** How a visit went, by the policy's outcomes, in English. */
export const outcomes = {
  completed: 'Completed',
  'client-no-show': 'The client did not come',
  'client-technical-trouble': 'The client could not get in',
  'vet-late': 'The vet came too late',
  'vet-no-show': 'The vet did not come',
  insufficient: 'Not enough of a visit',
  'cancelled-by-owner': 'Cancelled by the owner',
  'cancelled-by-vet': 'Cancelled by the clinic',
} as const;
