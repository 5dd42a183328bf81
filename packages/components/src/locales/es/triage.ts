import type { triage as english } from '../en/triage.ts';
import type { Translation } from '../../shared/text.ts';

const pet = (name: string) => name || 'su animal';

/** Las señales de peligro, y adónde ir. */
export const triage: Translation<typeof english> = {
  title: '¿Está su animal en peligro ahora?',
  lead: 'Marque lo que ve. Si es una urgencia, le decimos adónde ir. Gratis, sin registro.',
  signs: 'Señales de peligro',
  bleeding: 'Sangrado que no para',
  breathing: 'Le cuesta respirar',
  'vomiting-diarrhea': 'Vómitos o diarrea, una y otra vez',
  toxin: 'Comió algo venenoso, o puede ser',
  'seizure-collapse': 'Convulsión, desmayo, o no se tiene en pie',
  'cannot-urinate': 'Intenta orinar y no puede',
  'severe-pain': 'Dolor muy fuerte',
  'foreign-object': 'Tragó un objeto y está mal',
  none: 'Nada de esto',
  go: 'Dígame adónde ir ahora',
  notSure: ({ phone }) => `¿Dudas? Llame al ${phone}`,
  emergency: 'Urgencia',
  take: ({ name }) => `Lleve a ${pet(name)} a un hospital de urgencias ahora.`,
  call: ({ phone }) => `Llamar al ${phone}`,
  noHospital: 'Vaya al hospital veterinario abierto más cercano.',
};
