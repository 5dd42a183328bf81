import { allRules } from './rules/all.ts';
import { packVersion, signedOff } from './rules.ts';
import { texts } from './words/en/texts.ts';

/** Every rule with its English words, for the page that lists them. */
export const wholePack = () => ({ version: packVersion, signedOff, rules: allRules(texts) });
