import type { SpeciesGroup } from '../species.ts';
import type { Source } from '../pack/rule.ts';

/**
 * How a substance counts when its name is read in a text: `poison` by being named, `eaten` only beside a word for eating, licking or
 * getting at it, since people talk of food for other reasons too; `taken` only when the animal helped itself, since pets are given medicine every day;
 * `given` also when somebody put it on or gave it.
 */
export type Mention = 'poison' | 'eaten' | 'taken' | 'given';

/** Amounts below which a substance is seen today and not as an emergency. `limit` is in the unit for each kg of the animal. */
export interface DoseBand {
  readonly species: readonly SpeciesGroup[];
  readonly unit: 'mg/kg' | 'g/kg';
  readonly below: number;
  readonly source: string;
}

export interface Substance {
  readonly code: string;
  readonly mention: Mention;
  /** How much of what harms is in a gram, where the dose is of that: milligrams a gram. */
  readonly strength?: number;
  readonly urgentBand?: DoseBand;
  /** Harms only these kinds of animal; no list means any. */
  readonly only?: readonly SpeciesGroup[];
  readonly source: Source;
  readonly reviewed: string;
}

const reviewed = '2026-11-21';
const source: Source = 'poison-centres';
const list = (mention: Mention, codes: string, only?: readonly SpeciesGroup[]): Substance[] =>
  codes.split(' ').map((code) => ({ code, mention, source, reviewed, ...(only && { only }) }));

/** Methylxanthines: the published tables put the first mild signs at 20 mg a kg. */
const methylxanthines: DoseBand = { species: ['dog'], unit: 'mg/kg', below: 20, source: 'Dose table of an animal poison centre: mild signs from 20 mg of methylxanthines per kg' };
const chocolate = (code: string, strength: number): Substance => ({ code, mention: 'eaten', strength, urgentBand: methylxanthines, source, reviewed });

/** Everything here is an emergency in any amount unless a band says otherwise. What is not here counts as not known, which is the same. */
export const substances: readonly Substance[] = [
  ...list('poison', 'rodenticide antifreeze slug-bait poison algae toad mushroom drug'),
  ...list('eaten', 'poison-word lily plant grapes xylitol alcohol dough mouldy salt nicotine cannabis vitamin-d insecticide herbicide caustic cleaner fuel essential-oil fertiliser glue coffee zinc compost'),
  ...list('poison', 'lily-sure', ['cat']),
  ...list('given', 'nsaid paracetamol human-medicine'),
  ...list('taken', 'medicine flea-product'),
  ...list('given', 'permethrin', ['cat', 'rabbit', 'cavy', 'rodent', 'ferret', 'bird', 'reptile', 'fish', 'other']),
  ...list('eaten', 'avocado', ['bird', 'rabbit', 'cavy', 'rodent', 'horse', 'ruminant']),
  ...list('given', 'fipronil', ['rabbit', 'cavy', 'rodent']),
  ...list('eaten', 'ionophore horse-plant', ['horse']),
  // Milligrams of methylxanthines in a gram. Where the kind is not said, the strength of baking chocolate is taken.
  chocolate('chocolate-white', 0.1),
  chocolate('chocolate-milk', 2.3),
  chocolate('chocolate-dark', 5.7),
  chocolate('chocolate', 16),
  chocolate('cocoa', 28.5),
  { code: 'onion', mention: 'eaten', urgentBand: { species: ['dog'], unit: 'g/kg', below: 5, source: 'Published range of 15 to 30 g per kg for dogs, a third of the lower end' }, source, reviewed },
  { code: 'macadamia', mention: 'eaten', urgentBand: { species: ['dog'], unit: 'g/kg', below: 0.7, source: 'Lowest published amount with signs, 0.7 g per kg' }, source, reviewed },
];

export const substanceByCode: ReadonlyMap<string, Substance> = new Map(substances.map((each) => [each.code, each]));
