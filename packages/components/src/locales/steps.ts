import { textTable } from '../shared/text.ts';
import { steps } from './en/steps.ts';

/** Texts around a few steps: those of the common ones that first screens need. */
export const stepsTexts = textTable('common', steps, {
  fr: async () => (await import('./fr/steps.ts')).steps,
  es: async () => (await import('./es/steps.ts')).steps,
  de: async () => (await import('./de/steps.ts')).steps,
});
