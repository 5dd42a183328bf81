/**
 * The NCBI Taxonomy (National Center for Biotechnology Information, in the public domain) as FHIR knows it: species by the words that people
 * write, with the number and the scientific name. Whole groups where the word means one.
 */
export const taxonomy = 'https://www.ncbi.nlm.nih.gov/taxonomy';

const taxa: readonly (readonly [words: string, code: string, display: string])[] = [
  ['dog puppy', '9615', 'Canis lupus familiaris'],
  ['cat kitten', '9685', 'Felis catus'],
  ['rabbit', '9986', 'Oryctolagus cuniculus'],
  ['guinea-pig cavy', '10141', 'Cavia porcellus'],
  ['hamster', '10026', 'Cricetinae'],
  ['gerbil', '10047', 'Meriones unguiculatus'],
  ['rat', '10116', 'Rattus norvegicus'],
  ['mouse', '10090', 'Mus musculus'],
  ['chinchilla', '34839', 'Chinchilla lanigera'],
  ['degu', '10160', 'Octodon degus'],
  ['ferret', '9669', 'Mustela putorius furo'],
  ['bird', '8782', 'Aves'],
  ['parrot', '9223', 'Psittaciformes'],
  ['budgie budgerigar', '13146', 'Melopsittacus undulatus'],
  ['chicken hen', '9031', 'Gallus gallus'],
  ['snake', '8570', 'Serpentes'],
  ['horse pony', '9796', 'Equus caballus'],
  ['donkey', '9793', 'Equus asinus'],
  ['cow cattle', '9913', 'Bos taurus'],
  ['sheep', '9940', 'Ovis aries'],
  ['goat', '9925', 'Capra hircus'],
  ['pig', '9823', 'Sus scrofa'],
  ['llama', '9844', 'Lama glama'],
  ['alpaca', '30538', 'Vicugna pacos'],
];
const byWord = new Map(taxa.flatMap(([words, code, display]) => words.split(' ').map((word) => [word.replace('-', ' '), { system: taxonomy, code, display }] as const)));

/** The coding of a species as it was written; none where the word is not among these: the word itself is always kept. */
export const taxonOf = (species: string): { readonly system: string; readonly code: string; readonly display: string } | undefined => byWord.get(species.trim().toLowerCase());
