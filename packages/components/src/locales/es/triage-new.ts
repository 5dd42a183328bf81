import type { triageNew as english } from '../en/triage-new.ts';
import type { Translation } from '../../shared/text.ts';

export const triageNew: Translation<typeof english> = {
  question: ({ name }) => `¿Hay algo nuevo o peor con ${name || 'su animal'}?`,
  no: 'No', yes: 'Sí',
  tell: '¿Qué hay nuevo o peor?', needed: 'Unas palabras sobre lo que cambió.',
  send: 'Avisar al equipo', sending: 'Enviando', back: 'Volver',
  thanks: 'Gracias. El equipo lo lee antes de la visita.',
  failed: 'No se pudo enviar. Inténtelo de nuevo, o llame a la clínica.',
};
