import { textTable, type Translation } from '../shared/text.ts';
import { myAnimals } from './en/my-animals.ts';

/** Texts of the owner's page of animals. */
export const myAnimalsTexts = textTable('my-animals', myAnimals);
export type MyAnimalsTexts = Translation<typeof myAnimals>;
