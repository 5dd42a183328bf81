import { textTable } from '../shared/text.ts';
import { triageForm } from './en/triage-form.ts';

/** Texts of triage's first screen. */
export const triageFormTexts = textTable('triage-form', triageForm, {
  fr: async () => (await import('./fr/triage-form.ts')).triageForm,
  es: async () => (await import('./es/triage-form.ts')).triageForm,
  de: async () => (await import('./de/triage-form.ts')).triageForm,
});
