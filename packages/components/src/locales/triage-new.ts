import { textTable } from '../shared/text.ts';
import { triageNew } from './en/triage-new.ts';

/** Texts of the question whether anything is new or worse. */
export const triageNewTexts = textTable('triage-new', triageNew, {
  fr: async () => (await import('./fr/triage-new.ts')).triageNew,
  es: async () => (await import('./es/triage-new.ts')).triageNew,
  de: async () => (await import('./de/triage-new.ts')).triageNew,
});
