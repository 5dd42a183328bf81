export { redFlagCodes, speciesFlagCodes } from './flags.contract.ts';
export { assess } from './rules/assess.ts';
export { dangerSigns } from './rules/danger-signs.ts';
export { packVersion, signedOff } from './rules/pack/pack.ts';
export { ready } from './rules/ready.ts';
export { speciesGroup, type SpeciesGroup } from './rules/species.ts';
export { prepare } from './rules/reading/lexicon.ts';
export { languages, type LanguageCode, type TriageTexts, type Words } from './rules/reading/words.ts';
