import type { TriageRequest } from '../contract.ts';
import { speciesGroup, type SpeciesGroup } from './species.ts';

/** Breeds with short noses, by what their names contain, without accents. */
const shortNoses = ['pug', 'mops', 'carlin', 'carlino', 'bulldog', 'bouledogue', 'bulldogge', 'boston', 'pekin', 'shih', 'boxer', 'bordeaux', 'lhasa', 'cavalier', 'persian', 'persan', 'persa', 'perser', 'exotic shorthair', 'british shorthair', 'himalay', 'frenchie'];

const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
const some = (text: string | undefined, words: readonly string[]) => text !== undefined && words.some((word) => text.includes(word));

/** Age in weeks from what people type: `5y`, `8 weeks`, `3 Monate`, `10 ans`, `2 semanas`. Nothing when it says no number with a unit. */
export function weeksOf(age: string): number | undefined {
  const found = /(\d{1,3}(?:[.,]\d{1,2})?)\s{0,3}([a-z]{1,8})/.exec(plain(age.slice(0, 60)));
  if (!found) return undefined;
  const value = Number(found[1]!.replace(',', '.'));
  const unit = found[2]!;
  if (/^(d|day|jour|dia|tag)/.test(unit)) return value / 7;
  if (/^(w|sem|woch|wk)/.test(unit)) return value;
  if (/^(mo|mth|mes|m$|monat)/.test(unit)) return value * 4.3;
  if (/^(y|a$|an|jahr|j$|jr|ano)/.test(unit)) return value * 52;
  return undefined;
}

/** From which age an animal counts as old, in years. */
const oldFrom: { readonly [group in SpeciesGroup]?: number } = { dog: 10, cat: 12, rabbit: 7, cavy: 5, rodent: 1.5, ferret: 6, horse: 20 };

/** What is known of the animal, as names that rules use: its kind, its sex, and what makes signs weigh more. */
export function factsOf(request: TriageRequest): { group: SpeciesGroup; facts: string[] } {
  const group = speciesGroup(request.species);
  const facts: string[] = [group];
  const sex = plain(request.sex ?? '').trim();
  const status = plain(request.reproductiveStatus ?? '').trim();
  const female = /fem|^f|^w|weib|hemb|^h$|girl|spayed|stute|mare|jument|yegua/.test(sex) || /spay|pregnan|nursing|trachtig|tragend|gestan|gestat|prenada|lactat|allait|saugend/.test(status);
  const male = !female && (/^m|male|boy|kater|rude|neutered|wallach|hengst/.test(sex) || /castrated|castre$/.test(status));
  facts.push(female ? 'female' : male ? 'male' : 'sex-unknown');
  if (!female && group === 'cat') facts.push('cat-male');

  const weeks = request.age === undefined ? undefined : weeksOf(request.age);
  const age = plain(request.age ?? '');
  // «Kitten» says an age, wherever it is typed.
  const kind = `${age} ${plain(`${request.species} ${request.breed ?? ''}`)}`;
  if (weeks !== undefined) {
    if (weeks < 12) facts.push('neonate');
    if (weeks < 26 && group !== 'rodent') facts.push('young');
    if (weeks / 52 >= (oldFrom[group] ?? 1000)) facts.push('old');
  } else {
    if (some(age, ['newborn', 'neonat', 'nouveau-ne', 'recien nacid', 'neugeboren'])) facts.push('neonate', 'young');
    if (some(kind, ['puppy', 'puppies', 'kitten', 'foal', 'welpe', 'katzchen', 'katzenbaby', 'hundebaby', 'fohlen', 'chiot', 'chaton', 'poulain', 'cachorr', 'gatit', 'potrill'])) facts.push('young');
    if (some(age, ['senior', 'old', 'alt', 'vieux', 'vieill', 'viejo', 'vieja', 'geriat'])) facts.push('old');
  }
  if (some(status, ['pregnan', 'trachtig', 'gestan', 'gestat', 'prenada', 'pleine', 'tragend'])) facts.push('pregnant');
  if (some(status, ['nursing', 'lactat', 'allait', 'saugend'])) facts.push('nursing');
  if (some(plain(`${request.breed ?? ''} ${request.species}`), shortNoses)) facts.push('brachycephalic');
  return { group, facts };
}
