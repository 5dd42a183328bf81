import type { emergency as english } from '../en/emergency.ts';
import type { Translation } from '../../shared/text.ts';

const pet = (name: string) => name || 'su animal';

/** Adónde ir ahora, y lo que se dice de ello. */
export const emergency: Translation<typeof english> = {
  why: ({ name, told }) => `Nos dijo que ${pet(name)} ${told}. Esto no puede esperar, aunque parezca tranquilo.`,
  'told-bleeding': 'sangra y no para',
  'told-breathing': 'respira con dificultad',
  'told-vomiting-diarrhea': 'vomita o tiene diarrea una y otra vez',
  'told-toxin': 'comió algo venenoso, o puede ser',
  'told-seizure-collapse': 'tuvo una convulsión, se desmayó o no se tiene en pie',
  'told-cannot-urinate': 'intenta orinar y no puede',
  'told-severe-pain': 'tiene un dolor muy fuerte',
  'told-foreign-object': 'tragó un objeto y está mal',
  closest: 'Hospital de urgencias más cercano',
  minutesAway: ({ minutes }) => `${minutes} min`,
  byCar: 'en coche',
  loading: 'Buscando el hospital más cercano',
  callNamed: ({ name, phone }) => `Llamar a ${name}, ${phone}`,
  directions: 'Cómo llegar',
  others: 'Otros hospitales',
  callFirst: 'Llame antes, para que le esperen.',
  carry: ({ name }) => `Ponga a ${pet(name)} en un transportín o sobre una manta. Que conduzca otra persona, si puede ser.`,
  nothing: 'No dé comida ni medicinas si no se lo dicen.',
  askClinic: 'Llámenos si no conoce ninguno. Le decimos adónde ir.',
  mistake: 'Lo marqué por error',
  wrong: 'No quise decir eso',
  youWrote: ({ quote }) => `Usted nos dijo: «${quote}»`,
  sorts: ({ name }) => `Esto dice con qué prisa, no qué es. Solo un veterinario que examine a ${pet(name)} puede decirlo.`,
  rules: 'Cómo clasificamos', rulesText: 'Las reglas esperan la aprobación de un veterinario.',
  poison: 'Teléfonos de toxicología',
  poisonText: ({ date }) => `Pueden ayudar de camino. Números comprobados el ${date}.`,
  fee: 'puede tener coste',
};
