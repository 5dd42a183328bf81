import type { TriageAnswer, TriageRequest } from './contract.ts';
import { assess as assessIn, languages, prepare } from './rules.ts';
import { everyLanguage, everyText } from './words/all.ts';

// Nobody's first words wait for the word lists.
for (const words of everyLanguage) prepare(words);

/** How soon an animal must be seen, read in every language that there is. The browser takes `rules.ts` with the words of one language. */
export const assess = (request: TriageRequest): TriageAnswer => assessIn(request, everyLanguage, everyText[languages.find((one) => one === request.locale?.slice(0, 2).toLowerCase()) ?? 'en']);
