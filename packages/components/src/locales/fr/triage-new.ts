import type { triageNew as english } from '../en/triage-new.ts';
import type { Translation } from '../../shared/text.ts';

export const triageNew: Translation<typeof english> = {
  question: ({ name }) => `Y a-t-il du nouveau ou du pire avec ${name || 'votre animal'} ?`,
  no: 'Non', yes: 'Oui',
  lead: 'Cochez ce que vous voyez maintenant, et dites-le avec vos mots.',
  tell: 'Qu’est-ce qui est nouveau ou pire ?', needed: 'Cochez ce que vous voyez, ou écrivez quelques mots.',
  send: 'Prévenir l’équipe', sending: 'Envoi', back: 'Retour',
  thanks: 'Merci. L’équipe le lit avant la visite.',
  urgent: 'L’équipe le lit avant la visite. Si cela s’aggrave d’ici là, appelez la clinique.',
  lost: 'L’ouverture a échoué. Réessayez, ou appelez la clinique.',
  failed: 'L’envoi a échoué. Réessayez, ou appelez la clinique.',
};
