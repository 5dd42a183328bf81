/** States and provinces of countries whose licences and rules are theirs, by the two letters of ISO 3166-2. */
const regions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    AL: 'Alabama', AK: 'Alaska', AZ: 'Arizona', AR: 'Arkansas', CA: 'California', CO: 'Colorado', CT: 'Connecticut', DE: 'Delaware', DC: 'District of Columbia', FL: 'Florida', GA: 'Georgia', HI: 'Hawaii', ID: 'Idaho', IL: 'Illinois', IN: 'Indiana', IA: 'Iowa',
    KS: 'Kansas', KY: 'Kentucky', LA: 'Louisiana', ME: 'Maine', MD: 'Maryland', MA: 'Massachusetts', MI: 'Michigan', MN: 'Minnesota', MS: 'Mississippi', MO: 'Missouri', MT: 'Montana', NE: 'Nebraska', NV: 'Nevada', NH: 'New Hampshire', NJ: 'New Jersey', NM: 'New Mexico',
    NY: 'New York', NC: 'North Carolina', ND: 'North Dakota', OH: 'Ohio', OK: 'Oklahoma', OR: 'Oregon', PA: 'Pennsylvania', PR: 'Puerto Rico', RI: 'Rhode Island', SC: 'South Carolina', SD: 'South Dakota', TN: 'Tennessee', TX: 'Texas', UT: 'Utah', VT: 'Vermont', VA: 'Virginia',
    WA: 'Washington', WV: 'West Virginia', WI: 'Wisconsin', WY: 'Wyoming',
  },
  CA: {
    AB: 'Alberta', BC: 'British Columbia', MB: 'Manitoba', NB: 'New Brunswick', NL: 'Newfoundland and Labrador', NS: 'Nova Scotia', NT: 'Northwest Territories', NU: 'Nunavut', ON: 'Ontario', PE: 'Prince Edward Island', QC: 'Quebec', SK: 'Saskatchewan', YT: 'Yukon',
  },
};
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[.,]/g, '').replace(/\s+/g, ' ').trim();
const byName = new Map(Object.entries(regions).flatMap(([country, names]) => Object.entries(names).map(([code, name]) => [`${country} ${plain(name)}`, code] as const)));
const others: Readonly<Record<string, string>> = { 'US washington dc': 'DC', 'CA newfoundland': 'NL', 'CA pei': 'PE' };

/** Whether licences in this country are given by its states or provinces. */
export const licensesByRegion = (country: string): boolean => country in regions;

/** The two letters of a state or province as somebody wrote it; nothing where it is none that is known. */
export function regionCode(country: string, written: string | undefined): string | undefined {
  const name = plain(written ?? '');
  const code = name.toUpperCase();
  return regions[country] && code in regions[country] ? code : (byName.get(`${country} ${name}`) ?? others[`${country} ${name}`]);
}
