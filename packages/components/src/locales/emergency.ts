import { textTable } from '../shared/text.ts';
import { emergency } from './en/emergency.ts';

/** Texts of where to go now. For the clinic's own words they are of one domain with the danger signs. */
export const emergencyTexts = textTable('triage', emergency, {
  fr: async () => (await import('./fr/emergency.ts')).emergency,
  es: async () => (await import('./es/emergency.ts')).emergency,
  de: async () => (await import('./de/emergency.ts')).emergency,
});
