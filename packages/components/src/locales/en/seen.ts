/** How soon an animal should be seen, above free times. */
export const seen = {
  seenToday: ({ name }: { name: string }) => `${name || 'Your pet'} should be examined today.`,
  seenTodayText: 'Take a time today, or call us. If it gets worse, go to an emergency hospital.',
  seenSoon: ({ name }: { name: string }) => `${name || 'Your pet'} should be seen within 3 days.`,
  seenSoonText: 'Take one of the first times. If it gets worse, tell us again or call.',
};
