import type { seen as english } from '../en/seen.ts';
import type { Translation } from '../../shared/text.ts';

/** En cuánto tiempo hay que ver a un animal, sobre las horas libres. */
export const seen: Translation<typeof english> = {
  seenToday: ({ name }) => `${name || 'Su animal'} debe ser examinado hoy.`,
  seenTodayText: 'Tome una hora de hoy, o llámenos. Si empeora, vaya a urgencias.',
  seenSoon: ({ name }) => `${name || 'Su animal'} debe ser visto en los próximos 3 días.`,
  seenSoonText: 'Tome una de las primeras horas. Si empeora, díganoslo otra vez o llame.',
};
