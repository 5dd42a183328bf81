import type { steps as english } from '../en/steps.ts';
import type { Translation } from '../../shared/text.ts';

// In one file: they are few words, and first screens name it once.
type Steps = Translation<typeof english>;

export const fr: Steps = {
  offline: 'La clinique n’est pas joignable. Vérifiez votre connexion, puis réessayez.',
  tryAgain: 'Réessayer', loading: 'Chargement', back: 'Retour',
  stepOf: ({ step, of }) => `Étape ${step} sur ${of}`,
  stepOfShort: ({ step, of }) => `${step} sur ${of}`,
};

export const es: Steps = {
  offline: 'No se puede conectar con la clínica. Compruebe su internet y vuelva a intentarlo.',
  tryAgain: 'Volver a intentar', loading: 'Cargando', back: 'Atrás',
  stepOf: ({ step, of }) => `Paso ${step} de ${of}`,
  stepOfShort: ({ step, of }) => `${step} de ${of}`,
};

export const de: Steps = {
  offline: 'Die Praxis ist gerade nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  tryAgain: 'Noch einmal versuchen', loading: 'Wird geladen', back: 'Zurück',
  stepOf: ({ step, of }) => `Schritt ${step} von ${of}`,
  stepOfShort: ({ step, of }) => `${step} von ${of}`,
};
