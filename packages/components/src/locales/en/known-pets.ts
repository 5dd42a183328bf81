/** Pets that the clinic knows, and further ones of a visit. */
export const knownPets = {
  whichPet: 'Which pet is it?',
  anotherPet: 'Another pet',
  furtherPet: 'Another pet of this visit',
  alsoPet: ({ name }: { name: string }) => `${name} comes along`,
  removePet: ({ name }: { name: string }) => `Remove ${name || 'this pet'}`,
  moreTakes: 'The visit takes as long as for one pet. The clinic may call you to plan more time.',
};
