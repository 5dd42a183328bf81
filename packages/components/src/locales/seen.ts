import { textTable } from '../shared/text.ts';
import { seen } from './en/seen.ts';

/** Texts of how soon an animal should be seen. For the clinic's own words they are of one domain with the danger signs. */
export const seenTexts = textTable('triage', seen, {
  fr: async () => (await import('./fr/seen.ts')).seen,
  es: async () => (await import('./es/seen.ts')).seen,
  de: async () => (await import('./de/seen.ts')).seen,
});
