/** How long a place wants records of animals kept after the last visit. */
export interface Retention {
  readonly years: number;
  readonly source: string;
}

/**
 * The longest time found for any part of a country, written on 2026-11-22; nobody has held it against the law yet. A clinic's own number
 * (`RecordSettings.keepYears`) counts instead.
 */
const byCountry: Readonly<Record<string, Retention>> = {
  CA: { years: 7, source: 'colleges of veterinarians of the provinces' },
  US: { years: 7, source: 'boards of veterinary medicine of the states' },
  GB: { years: 7, source: 'Veterinary Medicines Regulations and usual practice' },
};
/** Where nothing is written down, longer than anything that was found. */
const strict: Retention = { years: 10, source: 'no rule for this country is written down here, so the longest known one counts' };

export const retentionFor = (country: string, ownYears?: number | null): Retention => (ownYears ? { years: ownYears, source: 'the clinic’s own setting' } : (byCountry[country] ?? strict));

/** The last day on which a record of this visit must be there. */
export function keptUntil(lastVisit: Date, { years }: Retention): string {
  const until = new Date(lastVisit);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  return until.toISOString().slice(0, 10);
}
