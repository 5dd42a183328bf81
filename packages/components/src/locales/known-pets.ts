import { textTable } from '../shared/text.ts';
import { knownPets } from './en/known-pets.ts';

/** Texts of choosing among several pets. */
export const knownPetsTexts = textTable('people', knownPets);
