const Pet = (name: string) => name || 'Your pet';

/** In the waiting room: where the animal is. */
export const consentAgain = {
  back: 'Back',
  isIn: ({ name, place }: { name: string; place: string }) => `${Pet(name)} is in ${place}.`,
  elsewhere: 'Somewhere else now?',
};
