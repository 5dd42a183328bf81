import type { triage as english } from '../en/triage.ts';
import type { Translation } from '../../shared/text.ts';

const pet = (name: string) => name || 'votre animal';

/** Les signes de danger, et où aller. */
export const triage: Translation<typeof english> = {
  title: 'Votre animal est-il en danger en ce moment ?',
  lead: 'Cochez ce que vous voyez. Si c’est une urgence, nous vous disons où aller. Gratuit, sans inscription.',
  signs: 'Signes de danger',
  bleeding: 'Un saignement qui ne s’arrête pas',
  breathing: 'Du mal à respirer',
  'vomiting-diarrhea': 'Vomissements ou diarrhée, sans arrêt',
  toxin: 'A mangé du poison, ou peut-être',
  'seizure-collapse': 'Crise, malaise, ou ne tient plus debout',
  'cannot-urinate': 'Essaie d’uriner mais n’y arrive pas',
  'severe-pain': 'Très forte douleur',
  'foreign-object': 'A avalé un objet et va mal',
  none: 'Rien de tout cela',
  go: 'Dites-moi où aller maintenant',
  notSure: ({ phone }) => `Un doute ? Appelez le ${phone}`,
  emergency: 'Urgence',
  take: ({ name }) => `Emmenez ${pet(name)} aux urgences vétérinaires maintenant.`,
  call: ({ phone }) => `Appeler le ${phone}`,
  noHospital: 'Allez à la clinique vétérinaire ouverte la plus proche.',
};
