import type { triage as english } from '../en/triage.ts';
import type { Translation } from '../../shared/text.ts';

const pet = (name: string) => name || 'Ihr Tier';

/** Die Gefahrenzeichen, und wohin man fährt. */
export const triage: Translation<typeof english> = {
  title: 'Ist Ihr Tier jetzt in Gefahr?',
  lead: 'Kreuzen Sie an, was Sie sehen. Ist es ein Notfall, sagen wir, wohin. Kostenlos, ohne Anmeldung.',
  signs: 'Gefahrenzeichen',
  bleeding: 'Blutung, die nicht aufhört',
  breathing: 'Bekommt schlecht Luft',
  'vomiting-diarrhea': 'Erbrechen oder Durchfall, immer wieder',
  toxin: 'Hat Gift gefressen, oder vielleicht',
  'seizure-collapse': 'Krampfanfall, Zusammenbruch, kann nicht stehen',
  'cannot-urinate': 'Will Wasser lassen und kann nicht',
  'severe-pain': 'Sehr starke Schmerzen',
  'foreign-object': 'Hat etwas verschluckt, und es geht ihm schlecht',
  none: 'Nichts davon',
  go: 'Zeigen Sie mir, wohin ich jetzt fahre',
  notSure: ({ phone }) => `Unsicher? Rufen Sie ${phone} an`,
  emergency: 'Notfall',
  take: ({ name }) => `Bringen Sie ${pet(name)} jetzt in eine Notfallklinik.`,
  call: ({ phone }) => `${phone} anrufen`,
  noHospital: 'Fahren Sie in die nächste Tierklinik, die jetzt offen ist.',
};
