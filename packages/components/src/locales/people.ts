import { textTable } from '../shared/text.ts';
import { people } from './en/people.ts';

/** Texts about pets and their owners. */
export const peopleTexts = textTable('people', people);
