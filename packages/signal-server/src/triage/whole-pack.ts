import { allRules, packVersion, signedOff } from './rules.ts';
import { en } from './words/en.ts';

/** Every rule with its English words, for the page that lists them. */
export const wholePack = () => ({ version: packVersion, signedOff, rules: allRules(en) });
