const pet = (name: string) => name || 'your pet';

/** How the animal is today, in five rows. */
export const today = {
  todayTitle: ({ name }: { name: string }) => `How is ${pet(name)} today?`,
  todayHint: 'What you do not know may stay open. It helps us see how soon.',
  eating: 'Eating', drinking: 'Drinking', urinating: 'Peeing', defecating: 'Pooping', behaviour: 'Behaving',
  'is-normal': 'Normal', 'is-less': 'Less', 'is-more': 'More', 'is-none': 'Not at all', 'is-unknown': 'Not sure',
  'is-straining': 'Tries, cannot', 'is-blood': 'Blood', 'is-accidents': 'Accidents', 'is-soft': 'Soft', 'is-diarrhea': 'Diarrhea', 'is-bloody': 'Bloody',
  'is-quiet': 'Quiet', 'is-lethargic': 'Very tired', 'is-restless': 'Restless', 'is-painful': 'In pain', 'is-confused': 'Confused', 'is-collapsed': 'Collapsed', 'is-seizing': 'Seizure', 'is-unresponsive': 'Does not react',
};
