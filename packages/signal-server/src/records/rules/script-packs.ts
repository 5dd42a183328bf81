import { regionCode } from '../../shared/regions.ts';

/** Where the animal is at the visit: its country and, as somebody wrote it, its state or province. */
export interface ScriptPlace {
  readonly country: string;
  readonly region?: string | undefined;
}

/**
 * What is known about prescribing from afar in one place. Data, dated, with its sources: guidance for the vet, no promise of law. Where a
 * number is not known, the strictest known one stands (thirty days, one repeat).
 */
export interface ScriptPack {
  /** `US-CA`, `GB` */
  readonly code: string;
  readonly title: string;
  /** The day this pack was written. */
  readonly written: string;
  /** The day it was held against its sources; nothing: not yet. */
  readonly compared: string | null;
  readonly sources: readonly string[];
  /** `exam-first`: only where the vet has examined the animal in person. */
  readonly remote: 'allowed' | 'exam-first';
  readonly longestDays: number;
  readonly mostRepeats: number;
  /** For medicines against germs. */
  readonly antimicrobial: { readonly longestDays: number; readonly remote: 'allowed' | 'exam-first' };
  readonly foodAnimals: boolean;
  /** Controlled here beside those controlled everywhere. */
  readonly alsoControlled: readonly string[];
}

const strict = {
  written: '2026-11-22', compared: null, remote: 'allowed', longestDays: 30, mostRepeats: 1,
  antimicrobial: { longestDays: 14, remote: 'allowed' }, foodAnimals: true, alsoControlled: ['gabapentin', 'pregabalin', 'xylazine'],
} as const satisfies Omit<ScriptPack, 'code' | 'title' | 'sources'>;

const model = 'Virtual Veterinary Care Association, model law: thirty days, one renewal, nothing controlled';

/** The packs, a state or province before its country. */
export const scriptPacks: readonly ScriptPack[] = [
  { ...strict, code: 'US-CA', title: 'California', sources: ['California AB 1399 (2024), Business and Professions Code 4826.6'], longestDays: 183 },
  { ...strict, code: 'US-AZ', title: 'Arizona', sources: ['Arizona SB 1053 (2023), ARS 32-2240.03'], longestDays: 14, foodAnimals: false },
  { ...strict, code: 'US-FL', title: 'Florida', sources: ['Florida PETS Act (2024), statute 474.2021'], mostRepeats: 0 },
  ...([['ID', 'Idaho'], ['NJ', 'New Jersey'], ['VT', 'Vermont'], ['VA', 'Virginia'], ['DC', 'District of Columbia']] as const).map(([code, title]) => ({ ...strict, code: `US-${code}`, title, sources: [model] })),
  { ...strict, code: 'US', title: 'United States', sources: ['American Veterinary Medical Association, telehealth and the VCPR', '21 CFR 530'], remote: 'exam-first', antimicrobial: { longestDays: 14, remote: 'exam-first' } },
  { ...strict, code: 'CA-ON', title: 'Ontario', sources: ['College of Veterinarians of Ontario, guide to telemedicine (2022)', model] },
  { ...strict, code: 'GB', title: 'United Kingdom', sources: ['RCVS Code of Professional Conduct, under care (2023)', 'Veterinary Medicines Regulations, schedule 3'], longestDays: 183, antimicrobial: { longestDays: 14, remote: 'exam-first' } },
  ...'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ').map((code) => ({
    ...strict, code, title: `European Union (${code})`, sources: ['Regulation (EU) 2019/6, article 105'], antimicrobial: { longestDays: 5, remote: 'allowed' as const },
  })),
];

/** The pack that counts where the animal is. Nothing for a place nobody has written one for: then there is advice, and no script. */
export function packFor(place: ScriptPlace | null): ScriptPack | undefined {
  if (!place) return undefined;
  const code = regionCode(place.country, place.region);
  return scriptPacks.find((pack) => pack.code === `${place.country}-${code}`) ?? scriptPacks.find((pack) => pack.code === place.country);
}
