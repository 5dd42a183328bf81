import { emergencies } from './emergency.ts';
import { routine, soon } from './later.ts';
import { reviewedOn, rules, type Rule } from './rule.ts';
import { urgent } from './today.ts';

/** Changes whenever a rule, a dose band or a word list changes. */
export const packVersion = '2026-11-22.44';

/** Who signed the pack off, and when. Nobody yet: a veterinarian has to go through it first. */
export const signedOff: string | null = null;

/** Rules that are not decided by signs alone: see `told.ts` and `assess.ts`. */
const special: readonly Rule[] = [
  ...rules('emergency', 'poison-centres', [
    ['substance', 'substance', 'seizure collapse vomiting breathing'],
    ['substance-unknown', 'substance', 'seizure collapse vomiting breathing'],
    ['text-names-substance', 'substance', 'seizure collapse vomiting breathing'],
  ]),
  ...rules('emergency', 'triage-list', [['unsure-and-unwell', 'unsure-and-unwell', 'breathing collapse']]),
  ...reviewedOn('2026-11-22', rules('emergency', 'practice', [['not-understood-and-unwell', 'text-vague+behaviour:painful|behaviour:restless|behaviour:quiet|behaviour:lethargic', 'pain breathing collapse'], ['harm-mentioned-now', 'substance+just-begun', 'seizure vomiting dull'], ['just-begun-and-unwell', 'just-begun+unwell', 'breathing collapse gums']])),
  ...rules('urgent', 'poison-centres', [
    ['substance-small-amount', 'substance-small-amount', 'vomiting seizure dull'],
    ['substance-food', 'substance-food', 'vomiting dull'],
  ]),
];

/** All rules, the most urgent first. */
export const pack: readonly Rule[] = [...special.filter(({ level }) => level === 'emergency'), ...emergencies, ...special.filter(({ level }) => level === 'urgent'), ...urgent, ...soon, ...routine];
