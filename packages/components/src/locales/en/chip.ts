/** What is said about the number of a microchip. */
export const chip = {
  chip: 'Microchip',
  chipHint: '15 digits, as on the paper or the reader. Older chips have 9 or 10.',
  optional: 'optional',
  country: ({ code }: { code: string }) => `Its first digits, ${code}, are a country’s.`,
  maker: ({ code }: { code: string }) => `Its first digits, ${code}, are a maker’s.`,
  older: 'This is an older chip. Many readers do not read it.',
  'wrong-length': 'A microchip has 15 digits, an older one 9 or 10.',
  'wrong-too-high': 'No microchip has a number as high as this. Look at the paper again.',
  'wrong-test': 'Numbers that begin with 999 are for trials. Look at the paper again.',
  'wrong-no-country': 'No country or maker has these first three digits. Look at the paper again.',
} as const;
