import type { emergency as english } from '../en/emergency.ts';
import type { Translation } from '../../shared/text.ts';

const pet = (name: string) => name || 'Ihr Tier';

/** Wohin man jetzt fährt, und was dazu gesagt wird. */
export const emergency: Translation<typeof english> = {
  why: ({ name, told }) => `Sie haben gesagt: ${told}. Das kann nicht warten, auch wenn ${pet(name)} ruhig wirkt.`,
  'told-bleeding': 'eine Blutung hört nicht auf',
  'told-breathing': 'Atemnot',
  'told-vomiting-diarrhea': 'Erbrechen oder Durchfall immer wieder',
  'told-toxin': 'Gift gefressen, oder vielleicht',
  'told-seizure-collapse': 'Krampfanfall, Zusammenbruch, oder kann nicht stehen',
  'told-cannot-urinate': 'will Wasser lassen und kann nicht',
  'told-severe-pain': 'sehr starke Schmerzen',
  'told-foreign-object': 'etwas verschluckt, und es geht ihm schlecht',
  closest: 'Nächste Notfallklinik',
  minutesAway: ({ minutes }) => `${minutes} Min.`,
  byCar: 'mit dem Auto',
  loading: 'Die nächste Klinik wird gesucht',
  callNamed: ({ name, phone }) => `${name} anrufen, ${phone}`,
  directions: 'Route',
  others: 'Andere Kliniken',
  callFirst: 'Rufen Sie zuerst an, dann ist man bereit, wenn Sie kommen.',
  carry: ({ name }) => `Setzen Sie ${pet(name)} in eine Box oder auf eine Decke. Lassen Sie wenn möglich jemand anderen fahren.`,
  nothing: 'Geben Sie kein Futter und keine Medizin, außer man sagt es Ihnen.',
  askClinic: 'Rufen Sie uns an, wenn Sie keine kennen. Wir sagen, wohin.',
  mistake: 'Das habe ich aus Versehen angekreuzt',
  wrong: 'Das war nicht gemeint',
  youWrote: ({ quote }) => `Sie sagten uns: „${quote}“`,
  sorts: ({ name }) => `Das sagt, wie schnell, nicht, was es ist. Das kann nur ein Tierarzt, der ${pet(name)} untersucht.`,
  rules: 'So ordnen wir ein', rulesText: 'Die Regeln warten auf die Freigabe durch einen Tierarzt.',
  poison: 'Giftnotruf',
  poisonText: ({ date }) => `Dort hilft man schon unterwegs. Nummern geprüft am ${date}.`,
  fee: 'kann etwas kosten',
};
