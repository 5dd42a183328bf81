import type { TriageRequest } from '../contract.ts';
import type { Urgency } from '../../shared/words.contract.ts';
import { gramsOf, levelOfDose } from './dose.ts';
import { findHits } from './reading/hits.ts';
import { lexiconOf } from './reading/lexicon.ts';
import type { Reading } from './reading/read.ts';
import { tokens } from './reading/tokens.ts';
import type { Words } from './reading/words.ts';
import type { SpeciesGroup } from './species.ts';
import { substanceByCode } from './substances/substances.ts';

interface ToldSubstance {
  readonly rule: 'substance' | 'substance-small-amount' | 'substance-unknown' | 'substance-food';
  readonly level: Urgency;
  readonly told: 'substances' | 'text';
  readonly quote?: string;
}

const daily = /daily|day|\b[bst]id\b|\bjour|quotidien|matin|soir|d[ií]a|diari|noche|mañana|tag|täglich|morgen|abend|week|semaine|semana|woche|month|mois|mes\b|monat/i;
/** How often something is taken, and not when it happened: «Tuesday», «this morning». */
const regularly = /daily|(every|per|a|each) (day|morning|night|evening|week|month)|\b[bst]id\b|twice a|prescribed|quotidien|(par|chaque|\/) ?(jour|semaine|mois)|tous les|matin et soir|diari|(al|por|cada) (d[ií]a|noche|mañana|semana|mes)|recetad|täglich|(pro|am|jeden) (tag|morgen|abend|woche|monat)|morgens|abends|verschrieben|verordnet|prescrit/i;

/** The substances that were named in the list, and those read in the text, each with how soon. */
export function toldSubstances(request: TriageRequest, reading: Reading, languages: readonly Words[], group: SpeciesGroup): ToldSubstance[] {
  const weight = request.weightKg;
  const listed = (request.substances ?? []).slice(0, 20).flatMap(({ name, amount, unit, when = '' }): ToldSubstance[] => {
    const concepts = languages.flatMap((words) => findHits(tokens(name, words), lexiconOf(words)).hits.map(({ concept }) => concept));
    // «One tablet twice daily» is what the animal takes; what it got at has no times of day.
    if ((daily.test(unit ?? '') || regularly.test(when)) && concepts.every((concept) => !concept.startsWith('t-') || /^t-(human-)?medicine$/.test(concept))) return [];
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
    return judged([code], grams, 'text', read[at]!.quote);
  });
  return [...listed, ...inText];

  function judged(names: readonly string[], grams: number | undefined, told: ToldSubstance['told'], quote: string): ToldSubstance {
    const known = names.flatMap((name) => substanceByCode.get(name) ?? []);
    const small = known.length > 0 && known.every((substance) => levelOfDose(substance, group, grams, weight) === 'urgent');
    return small ? { rule: 'substance-small-amount', level: 'urgent', told, quote } : { rule: 'substance', level: 'emergency', told, quote };
  }
}
