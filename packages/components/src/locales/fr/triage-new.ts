import type { triageNew as english } from '../en/triage-new.ts';
import type { Translation } from '../../shared/text.ts';

export const triageNew: Translation<typeof english> = {
  question: ({ name }) => `Y a-t-il du nouveau ou du pire avec ${name || 'votre animal'} ?`,
  no: 'Non', yes: 'Oui',
  tell: 'Qu’est-ce qui est nouveau ou pire ?', needed: 'Quelques mots sur ce qui a changé.',
  send: 'Prévenir l’équipe', sending: 'Envoi', back: 'Retour',
  thanks: 'Merci. L’équipe le lit avant la visite.',
  failed: 'L’envoi a échoué. Réessayez, ou appelez la clinique.',
};
