import type { Words } from '../rules/reading/words.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

/** All languages, for where they need not be loaded one by one. */
export const everyLanguage: readonly [Words, ...Words[]] = [en, fr, es, de];
