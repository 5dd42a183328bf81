import type { seen as english } from '../en/seen.ts';
import type { Translation } from '../../shared/text.ts';

const pet = (name: string) => name || 'votre animal';

/** Dans quel délai un animal doit être vu, au-dessus des rendez-vous libres. */
export const seen: Translation<typeof english> = {
  seenToday: ({ name }) => `Il faut faire examiner ${pet(name)} aujourd’hui.`,
  seenTodayText: 'Prenez un rendez-vous aujourd’hui, ou appelez-nous. Si cela s’aggrave, allez aux urgences.',
  seenSoon: ({ name }) => `Il faut faire examiner ${pet(name)} dans les 3 jours.`,
  seenSoonText: 'Prenez un des premiers rendez-vous. Si cela s’aggrave, dites-le-nous encore ou appelez.',
};
