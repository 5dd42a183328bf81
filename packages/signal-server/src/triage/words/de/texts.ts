import type { TriageTexts } from '../../rules/reading/words.ts';
export const texts: TriageTexts = { reasons: {}, watch: {}, advice: {} };
