import type { Case } from './case.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';

/** The working corpus: what rules and words are written against. It says nothing of how well strangers are understood. */
export const corpus: readonly Case[] = [...english, ...french, ...spanish, ...german];
