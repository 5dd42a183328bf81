/** What is said about the number of a microchip. */
export const chip = {
  chip: 'Microchip',
  chipHint: '15 digits, as on the paper or the reader.',
  optional: 'optional',
  country: ({ code }: { code: string }) => `Its first digits, ${code}, are a country’s.`,
  maker: ({ code }: { code: string }) => `Its first digits, ${code}, are a maker’s.`,
  'wrong-length': 'A microchip has 15 digits. Older chips have fewer: write those into the record.',
  'wrong-test': 'Numbers that begin with 999 are for trials. Look at the paper again.',
  'wrong-no-country': 'No country or maker has these first three digits. Look at the paper again.',
} as const;
