import type { Urgency } from '../../../shared/words.contract.ts';

/** Where a rule comes from. Titles are for people who check the pack. */
export const sources = {
  'front-desk-list': 'Front-desk triage list of eight emergencies (client service training for veterinary practices)',
  'triage-list': 'Idea of the Veterinary Triage List (Ruys 2012, J Vet Emerg Crit Care 22:303): colours with times, own discriminators',
  'clinic-guides': 'Published phone-triage guides of emergency hospitals and practices, compared',
  'feline-guides': 'Published guides of cat practices (breathing rate, strings, time without food), compared',
  'birth-criteria': 'Published criteria for birth trouble (Vet Clin North Am Small Anim 35; hospital guides), strictest numbers',
  'exotic-guides': 'Published guides of practices for rabbits, rodents, birds and reptiles, strictest numbers',
  'equine-guides': 'Published guides of equine practices (colic, choke, foot, eye, foal), compared',
  'poison-centres': 'Animal poison centres and the dose tables they publish; strictest numbers',
  'heat-guides': 'Published first-aid guides on overheating and cold, compared',
  'low-urgency-guides': 'Published lists of what can wait, of practices, compared',
  'front-desk-training': 'Client service training for veterinary practices: isolation, records, handling',
  practice: 'General veterinary practice; no single source. To be confirmed by the reviewing veterinarian first',
} as const;
export type Source = keyof typeof sources;

/** What an owner should look out for, by code; the words are with each language. */
export type Watch = 'breathing' | 'gums' | 'collapse' | 'bleeding' | 'vomiting' | 'water' | 'urine' | 'droppings' | 'pain' | 'eating' | 'dull' | 'belly' | 'seizure' | 'swelling' | 'wound' | 'eye' | 'leg' | 'fever' | 'skin' | 'newborn';

/** One rule: a condition on signs and on the patient, and how soon the animal must then be seen. */
export interface Rule {
  /** Stable, and said in answers. Names what was told, never a disease. */
  readonly code: string;
  readonly level: Urgency;
  /** Conditions on signs, answers and the patient; see `condition.ts`. Never a denial: more signs can only add rules. */
  readonly when: string;
  readonly source: Source;
  /** The date on which the rule was last gone through. */
  readonly reviewed: string;
  readonly watch: readonly Watch[];
  /** Who suits best, where it is not what the level says. */
  readonly who?: 'technician';
}

type Line = readonly [code: string, when: string, watch?: string, source?: Source];

/** The same rules, gone through on a later day than the rest. */
export const reviewedOn = (reviewed: string, those: readonly Rule[]): Rule[] => those.map((rule) => ({ ...rule, reviewed }));

/** Rules of one level and one source, a line each. */
export const rules = (level: Urgency, source: Source, lines: readonly Line[], who?: 'technician'): Rule[] =>
  lines.map(([code, when, watch = '', own = source]) => ({
    code, level, when, source: own, reviewed: '2026-11-21', watch: watch.split(' ').filter(Boolean) as Watch[], ...(who && { who }),
  }));
