import type { today as english } from '../en/today.ts';
import type { Translation } from '../../shared/text.ts';

/** Wie es dem Tier heute geht, in fünf Zeilen. */
export const today: Translation<typeof english> = {
  todayTitle: ({ name }) => `Wie geht es ${name || 'Ihrem Tier'} heute?`,
  todayHint: 'Was Sie nicht wissen, bleibt leer. Es hilft uns zu sehen, wie bald.',
  eating: 'Fressen', drinking: 'Trinken', urinating: 'Urin', defecating: 'Kot', behaviour: 'Verhalten',
  'is-normal': 'Normal', 'is-less': 'Weniger', 'is-more': 'Mehr', 'is-none': 'Gar nicht', 'is-unknown': 'Unsicher',
  'is-straining': 'Presst, nichts kommt', 'is-blood': 'Blut', 'is-accidents': 'Missgeschick', 'is-soft': 'Weich', 'is-diarrhea': 'Durchfall', 'is-bloody': 'Blutig',
  'is-quiet': 'Ruhig', 'is-lethargic': 'Sehr müde', 'is-restless': 'Unruhig', 'is-painful': 'Schmerzen', 'is-confused': 'Verwirrt', 'is-collapsed': 'Zusammengebrochen', 'is-seizing': 'Krampfanfall', 'is-unresponsive': 'Reagiert nicht',
};
