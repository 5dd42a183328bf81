import type { IconName } from '../shared/icons.first.ts';
import type { SignCode } from './signs.ts';

/** The picture beside each danger sign. */
export const signIcons: Readonly<Record<SignCode, IconName>> = {
  bleeding: 'drop', breathing: 'lungs', 'vomiting-diarrhea': 'spill', toxin: 'toxic', 'seizure-collapse': 'bolt', 'cannot-urinate': 'toilet', 'severe-pain': 'heart', 'foreign-object': 'ball',
  bloat: 'octagon', string: 'clip', 'not-eating': 'bowl', 'on-the-floor': 'bird', colic: 'octagon', 'birth-trouble': 'paw', overheated: 'thermometer', 'open-mouth': 'lungs',
};
