/** The eight danger signs, asked before everything else. Plain lists, so that rules need no schema library. */
export const redFlagCodes = [
  'bleeding',
  'breathing',
  'vomiting-diarrhea',
  'toxin',
  'seizure-collapse',
  'cannot-urinate',
  'severe-pain',
  'foreign-object',
] as const;

/** Danger signs of one kind of animal, asked beside the eight. */
export const speciesFlagCodes = ['bloat', 'string', 'not-eating', 'on-the-floor', 'colic', 'birth-trouble', 'overheated', 'open-mouth'] as const;
