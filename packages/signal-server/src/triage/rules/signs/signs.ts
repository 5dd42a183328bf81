import type { SignTable } from '../reading/frames.ts';
import { breathingAndBlood, nerves, stomach, urineAndBirth } from './danger.ts';
import { accidents, bySpecies, conditionsOfPatient, outside, requests, swallowed } from './harm.ts';
import { substanceSigns } from './substances.ts';

/** Every sign that can be read in a text. */
export const signTables: readonly SignTable[] = [
  breathingAndBlood, stomach, nerves, urineAndBirth, swallowed, accidents, outside, bySpecies, requests, conditionsOfPatient, substanceSigns,
];
