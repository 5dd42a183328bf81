import type { today as english } from '../en/today.ts';
import type { Translation } from '../../shared/text.ts';

const pet = (name: string) => name || 'votre animal';

/** Comment va l’animal aujourd’hui, en cinq lignes. */
export const today: Translation<typeof english> = {
  todayTitle: ({ name }) => `Comment va ${pet(name)} aujourd’hui ?`,
  todayHint: 'Laissez vide ce que vous ne savez pas. Cela aide à voir s’il faut faire vite.',
  eating: 'Appétit', drinking: 'Boisson', urinating: 'Urine', defecating: 'Selles', behaviour: 'Comportement',
  'is-normal': 'Normal', 'is-less': 'Moins', 'is-more': 'Plus', 'is-none': 'Pas du tout', 'is-unknown': 'Pas sûr',
  'is-straining': 'Essaie, en vain', 'is-blood': 'Sang', 'is-accidents': 'Accidents', 'is-soft': 'Molles', 'is-diarrhea': 'Diarrhée', 'is-bloody': 'Avec sang',
  'is-quiet': 'Calme', 'is-lethargic': 'Très fatigué', 'is-restless': 'Agité', 'is-painful': 'A mal', 'is-confused': 'Confus', 'is-collapsed': 'S’est effondré', 'is-seizing': 'Crise', 'is-unresponsive': 'Ne réagit pas',
};
