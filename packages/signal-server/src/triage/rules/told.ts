import type { TriageRequest } from '../contract.ts';
import type { Urgency } from '../../shared/words.contract.ts';
import { gramsOf, levelOfDose } from './dose.ts';
import { conceptsIn } from './reading/concepts.ts';
import type { Reading } from './reading/read.ts';
import type { Words } from './reading/words.ts';
import type { SpeciesGroup } from './species.ts';
import { substanceByCode } from './substances/substances.ts';

interface ToldSubstance {
  readonly rule: 'substance' | 'substance-small-amount' | 'substance-unknown' | 'substance-food';
  readonly level: Urgency;
  readonly told: 'substances' | 'text';
  readonly quote?: string;
  /** Read where something says that it is not of this animal and of now. */
  readonly doubtful?: boolean;
}

/** How often something is taken, where no word for a day says so. */
const regularly = /\b[bst]id\b|\/ ?(da|d[ií]|jour|tag)|every |chaque |cada |jeden |monthly|mensu|monatl|prescri|recetad|verschrieb/i;
/** It got at it, or got too much of it, or it happened at one time, however it is taken otherwise. */
const happened: ReadonlySet<string> = new Set(['ingest', 'exposed', 'chew', 'overdose', 'too-much', 'lots', 'more', 'again', 'missing', 'now', 'for-a-day']);
const onceOnly = /\bago\b|within|vor |il y a|hace|siguiente|davor|doubl|doppel|dobl|extra/i;
/** What is read from the name of a medicine: that it is one, or the illness that it is for. */
const namesMedicine = /^(t-(human-)?medicine|epileptic|heart-disease|insulin|immune)$/;
/** Other medicines that animals are given for long, by the names that all languages share. */
const givenForLong = /amoxi|antibi|apoquel|benazepr|bromi|famotid|furosem|levetir|methimaz|metronid|oclacit|probiot|spirono|synulox|telmis|thiamaz|trilost|vetoryl/i;

/** The substances that were named in the list, and those read in the text, each with how soon. */
export function toldSubstances(request: TriageRequest, reading: Reading, languages: readonly Words[], group: SpeciesGroup): ToldSubstance[] {
  const weight = request.weightKg;
  const listed = (request.substances ?? []).slice(0, 20).flatMap(({ name, amount, unit, when = '' }): ToldSubstance[] => {
    const concepts = conceptsIn(name, languages);
    if (isTreatment(name, concepts, `${unit ?? ''}, ${when}`)) return [];
    if (!/\p{L}/u.test(name) || (concepts.every((concept) => concept === 'no' || concept === 'not') && concepts.length > 0)) return [];
    const codes = concepts.filter((concept) => concept.startsWith('t-')).map((concept) => concept.slice(2));
    if (!codes.length) return [concepts.includes('food-safe') ? { rule: 'substance-food', level: 'urgent', told: 'substances', quote: name } : { rule: 'substance-unknown', level: 'emergency', told: 'substances', quote: name }];
    const grams = amount === undefined || unit === undefined ? undefined : gramsOf(amount, unit);
    return [judged(codes, grams, 'substances', name)];
  });

  const harms = (code: string) => substanceByCode.get(code)?.only?.includes(group) ?? true;
  const read = reading.signs.filter(({ sign }) => sign.startsWith('substance:') && harms(sign.slice('substance:'.length)));
  const codes = read.map(({ sign }) => sign.slice('substance:'.length));
  const inText = codes.map((code, at): ToldSubstance => {
    // The kind of chocolate is said by one word, and the word chocolate by another.
    const amounts = reading.amounts.filter(({ substances }) => substances.some((one) => one === code));
    const grams = amounts.length === 1 ? gramsOf(amounts[0]!.value, amounts[0]!.unit) : undefined;
    return { ...judged([code], grams, 'text', read[at]!.quote), doubtful: read[at]!.doubtful };
  });
  return [...listed, ...inText];

  /** «One tablet twice daily» of a medicine known by its name: that is what the animal takes. What nobody knows by its name may be anything. */
  function isTreatment(name: string, concepts: readonly string[], howOften: string): boolean {
    if (!(concepts.some((concept) => namesMedicine.test(concept)) || givenForLong.test(name)) || concepts.some((concept) => concept.startsWith('t-') && !namesMedicine.test(concept))) return false;
    const said = conceptsIn(howOften, languages);
    return (said.includes('daily') || regularly.test(howOften)) && !onceOnly.test(howOften) && !said.some((concept) => happened.has(concept));
  }

  function judged(names: readonly string[], grams: number | undefined, told: ToldSubstance['told'], quote: string): ToldSubstance {
    const known = names.flatMap((name) => substanceByCode.get(name) ?? []);
    const small = known.length > 0 && known.every((substance) => levelOfDose(substance, group, grams, weight) === 'urgent');
    return small ? { rule: 'substance-small-amount', level: 'urgent', told, quote } : { rule: 'substance', level: 'emergency', told, quote };
  }
}
