import type { seen as english } from '../en/seen.ts';
import type { Translation } from '../../shared/text.ts';

const pet = (name: string) => name || 'Ihr Tier';

/** Wie bald ein Tier gesehen werden sollte, über den freien Zeiten. */
export const seen: Translation<typeof english> = {
  seenToday: ({ name }) => `${pet(name)} sollte heute untersucht werden.`,
  seenTodayText: 'Nehmen Sie eine Zeit von heute, oder rufen Sie an. Wird es schlimmer, fahren Sie in eine Notfallklinik.',
  seenSoon: ({ name }) => `${pet(name)} sollte in den nächsten 3 Tagen untersucht werden.`,
  seenSoonText: 'Nehmen Sie eine der ersten Zeiten. Wird es schlimmer, sagen Sie es uns noch einmal oder rufen Sie an.',
};
