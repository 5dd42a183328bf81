import type { LanguageCode, TriageTexts, Words } from '../rules/reading/words.ts';
import { de } from './de.ts';
import { texts as deTexts } from './de/texts.ts';
import { en } from './en.ts';
import { texts as enTexts } from './en/texts.ts';
import { es } from './es.ts';
import { texts as esTexts } from './es/texts.ts';
import { fr } from './fr.ts';
import { texts as frTexts } from './fr/texts.ts';

/** All languages, for where they need not be loaded one by one. */
export const everyLanguage: readonly [Words, ...Words[]] = [en, fr, es, de];

/** What is said in each of them. */
export const everyText: Readonly<Record<LanguageCode, TriageTexts>> = { en: enTexts, fr: frTexts, es: esTexts, de: deTexts };
