import { Pet } from '@vetkit/signal-server/people/contract';
import * as v from 'valibot';

/** What an owner has said about the pet so far, as typed. */
export interface PetAnswers {
  readonly name: string;
  /** One of `commonSpecies`, or the owner's own word. */
  readonly species: string;
  readonly breed: string;
  readonly age: string;
  /** As typed; asked where the form says so. */
  readonly microchip?: string | undefined;
}

export const noPet: PetAnswers = { name: '', species: '', breed: '', age: '' };

/** Species that have a button of their own. */
export const commonSpecies = ['cat', 'dog', 'rabbit', 'bird'] as const;
export type CommonSpecies = (typeof commonSpecies)[number];

/** Does the species have a button of its own? */
export const isCommon = (species: string): species is CommonSpecies => (commonSpecies as readonly string[]).includes(species);

/** The fields of the pet that cannot be sent as they are, in the order of the page. */
export const petGaps = (pet: PetAnswers): Exclude<keyof PetAnswers, 'microchip'>[] => {
  const entries = Pet.entries;
  const fits: Readonly<Record<Exclude<keyof PetAnswers, 'microchip'>, boolean>> = {
    name: v.is(entries.name, pet.name),
    species: v.is(entries.species, pet.species),
    breed: pet.breed === '' || v.is(entries.breed, pet.breed),
    age: pet.age === '' || v.is(entries.age, pet.age),
  };
  return (Object.keys(fits) as Exclude<keyof PetAnswers, 'microchip'>[]).filter((field) => !fits[field]);
};
