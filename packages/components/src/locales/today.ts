import { textTable } from '../shared/text.ts';
import { today } from './en/today.ts';

/** Texts of how the animal is today, in triage and in booking. */
export const todayTexts = textTable('today', today, {
  fr: async () => (await import('./fr/today.ts')).today,
  es: async () => (await import('./es/today.ts')).today,
  de: async () => (await import('./de/today.ts')).today,
});
