import { textTable } from '../shared/text.ts';
import { triageSteps } from './en/triage-steps.ts';

/** Texts of triage after its first screen, and of its answer. */
export const triageStepsTexts = textTable('triage-steps', triageSteps, {
  fr: async () => (await import('./fr/triage-steps.ts')).triageSteps,
  es: async () => (await import('./es/triage-steps.ts')).triageSteps,
  de: async () => (await import('./de/triage-steps.ts')).triageSteps,
});
