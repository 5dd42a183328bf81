import type { steps as english } from '../en/steps.ts';
import type { Translation } from '../../shared/text.ts';

/** Alrededor de unos pasos. */
export const steps: Translation<typeof english> = {
  offline: 'No se puede conectar con la clínica. Compruebe su internet y vuelva a intentarlo.',
  tryAgain: 'Volver a intentar', loading: 'Cargando', back: 'Atrás',
  stepOf: ({ step, of }) => `Paso ${step} de ${of}`,
  stepOfShort: ({ step, of }) => `${step} de ${of}`,
};
