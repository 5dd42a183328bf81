import type { steps as english } from '../en/steps.ts';
import type { Translation } from '../../shared/text.ts';

/** Autour de quelques étapes. */
export const steps: Translation<typeof english> = {
  offline: 'La clinique n’est pas joignable. Vérifiez votre connexion, puis réessayez.',
  tryAgain: 'Réessayer', loading: 'Chargement', back: 'Retour',
  stepOf: ({ step, of }) => `Étape ${step} sur ${of}`,
  stepOfShort: ({ step, of }) => `${step} sur ${of}`,
};
