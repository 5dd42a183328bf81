import type { Urgency } from '../../shared/words.contract.ts';
import type { SpeciesGroup } from './species.ts';
import { substanceByCode, type Substance } from './substances/substances.ts';

/** Grams in a unit of weight, as people write it. Not listed: pieces, tablets, bars, of which nobody knows the weight. */
const grams: Readonly<Record<string, number>> = { mg: 0.001, milligram: 0.001, g: 1, gr: 1, gram: 1, gramm: 1, gramme: 1, gramo: 1, kg: 1000, kilo: 1000, oz: 28.35, ounce: 28.35, once: 28.35, onza: 28.35, unze: 28.35, lb: 453.6, pound: 453.6, livre: 500, libra: 453.6, pfund: 500 };

export function gramsOf(amount: number, unit: string): number | undefined {
  const plain = unit.toLowerCase().normalize('NFD').replace(/[^a-z]/g, '');
  const each = grams[plain] ?? grams[plain.replace(/s$/, '')] ?? grams[plain.replace(/e?n$/, '')];
  return each === undefined || !(amount >= 0) || !Number.isFinite(amount) ? undefined : amount * each;
}

/**
 * How soon for something eaten or touched. An emergency unless the amount and the animal's weight are known and below the band of the
 * pack; never below urgent. `grams` is of the food itself, such as the chocolate.
 */
export function levelOfDose(substance: Substance, group: SpeciesGroup, grams: number | undefined, weightKg: number | undefined): Urgency {
  const band = substance.urgentBand;
  if (!band || grams === undefined || weightKg === undefined || !(weightKg > 0.2 && weightKg < 1500) || !band.species.includes(group)) return 'emergency';
  const dose = (band.unit === 'mg/kg' ? grams * (substance.strength ?? 1000) : grams) / weightKg;
  return dose < band.below ? 'urgent' : 'emergency';
}

export { substanceByCode };
