import { textTable } from '../shared/text.ts';
import { triage } from './en/triage.ts';

/** Texts of the danger signs. */
export const triageTexts = textTable('triage', triage, {
  fr: async () => (await import('./fr/triage.ts')).triage,
  es: async () => (await import('./es/triage.ts')).triage,
  de: async () => (await import('./de/triage.ts')).triage,
});
