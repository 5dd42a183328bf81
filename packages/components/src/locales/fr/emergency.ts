import type { emergency as english } from '../en/emergency.ts';
import type { Translation } from '../../shared/text.ts';

const pet = (name: string) => name || 'votre animal';

/** Où aller maintenant, et ce que l’on en dit. */
export const emergency: Translation<typeof english> = {
  why: ({ name, told }) => `Vous avez dit : ${told}. Cela ne peut pas attendre, même si ${pet(name)} semble calme.`,
  'told-bleeding': 'un saignement ne s’arrête pas',
  'told-breathing': 'du mal à respirer',
  'told-vomiting-diarrhea': 'des vomissements ou une diarrhée sans arrêt',
  'told-toxin': 'du poison a été mangé, ou peut-être',
  'told-seizure-collapse': 'une crise, un malaise, ou ne tient plus debout',
  'told-cannot-urinate': 'essaie d’uriner sans y arriver',
  'told-severe-pain': 'une très forte douleur',
  'told-foreign-object': 'un objet a été avalé, et l’état est mauvais',
  closest: 'Clinique d’urgence la plus proche',
  minutesAway: ({ minutes }) => `${minutes} min`,
  byCar: 'en voiture',
  loading: 'Recherche de la clinique la plus proche',
  callNamed: ({ name, phone }) => `Appeler ${name}, ${phone}`,
  directions: 'Itinéraire',
  others: 'Autres cliniques',
  callFirst: 'Appelez d’abord, pour que l’équipe soit prête.',
  carry: ({ name }) => `Mettez ${pet(name)} dans une caisse ou sur une couverture. Laissez quelqu’un d’autre conduire si possible.`,
  nothing: 'Ne donnez ni nourriture ni médicament, sauf si on vous le dit.',
  askClinic: 'Appelez-nous si vous n’en connaissez pas. Nous vous disons où aller.',
  mistake: 'J’ai coché par erreur',
  wrong: 'Ce n’est pas ce que je voulais dire',
  youWrote: ({ quote }) => `Vous nous avez dit : « ${quote} »`,
  sorts: ({ name }) => `Ceci dit quand, pas ce que c’est. Seul un vétérinaire qui examine ${pet(name)} peut le dire.`,
  rules: 'Comment nous trions', rulesText: 'Les règles attendent la validation d’un vétérinaire.',
  poison: 'Centres antipoison',
  poisonText: ({ date }) => `Ils peuvent aider en route. Numéros vérifiés le ${date}.`,
  fee: 'parfois payant',
};
