import type { today as english } from '../en/today.ts';
import type { Translation } from '../../shared/text.ts';

const pet = (name: string) => name || 'su animal';

/** Cómo está el animal hoy, en cinco filas. */
export const today: Translation<typeof english> = {
  todayTitle: ({ name }) => `¿Cómo está ${pet(name)} hoy?`,
  todayHint: 'Deje vacío lo que no sepa. Ayuda a ver con qué rapidez hace falta.',
  eating: 'Come', drinking: 'Bebe', urinating: 'Orina', defecating: 'Heces', behaviour: 'Ánimo',
  'is-normal': 'Normal', 'is-less': 'Menos', 'is-more': 'Más', 'is-none': 'Nada', 'is-unknown': 'No sé',
  'is-straining': 'Intenta, no puede', 'is-blood': 'Sangre', 'is-accidents': 'Se le escapa', 'is-soft': 'Blandas', 'is-diarrhea': 'Diarrea', 'is-bloody': 'Con sangre',
  'is-quiet': 'Apagado', 'is-lethargic': 'Muy cansado', 'is-restless': 'Inquieto', 'is-painful': 'Con dolor', 'is-confused': 'Confuso', 'is-collapsed': 'Se desplomó', 'is-seizing': 'Convulsión', 'is-unresponsive': 'No responde',
};
