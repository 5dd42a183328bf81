import type { steps as english } from '../en/steps.ts';
import type { Translation } from '../../shared/text.ts';

/** Rund um ein paar Schritte. */
export const steps: Translation<typeof english> = {
  offline: 'Die Praxis ist gerade nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  tryAgain: 'Noch einmal versuchen', loading: 'Wird geladen', back: 'Zurück',
  stepOf: ({ step, of }) => `Schritt ${step} von ${of}`,
  stepOfShort: ({ step, of }) => `${step} von ${of}`,
};
