import { textTable } from '../shared/text.ts';
import { steps } from './en/steps.ts';

/** Texts around a few steps: those of the common ones that first screens need. */
export const stepsTexts = textTable('common', steps, {
  fr: async () => (await import('./others/steps.ts')).fr,
  es: async () => (await import('./others/steps.ts')).es,
  de: async () => (await import('./others/steps.ts')).de,
});
