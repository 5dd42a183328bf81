import type { triageNew as english } from '../en/triage-new.ts';
import type { Translation } from '../../shared/text.ts';

export const triageNew: Translation<typeof english> = {
  question: ({ name }) => `¿Hay algo nuevo o peor con ${name || 'su animal'}?`,
  no: 'No', yes: 'Sí',
  lead: 'Marque lo que ve ahora, y cuéntelo con sus palabras.',
  tell: '¿Qué hay nuevo o peor?', needed: 'Marque lo que ve, o escriba unas palabras.',
  send: 'Avisar al equipo', sending: 'Enviando', back: 'Volver',
  thanks: 'Gracias. El equipo lo lee antes de la visita.',
  urgent: 'El equipo lo lee antes de la visita. Si empeora hasta entonces, llame a la clínica.',
  lost: 'No se pudo abrir. Inténtelo de nuevo, o llame a la clínica.',
  failed: 'No se pudo enviar. Inténtelo de nuevo, o llame a la clínica.',
};
