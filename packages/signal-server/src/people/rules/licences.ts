import { licensesByRegion, regionCode } from '../../shared/regions.ts';
import type { Licence } from '../profile.contract.ts';

/** How a licence stands on a day (`YYYY-MM-DD`): `soon` within 30 days of its end. */
export function licenceState({ expires }: Pick<Licence, 'expires'>, today: string): 'good' | 'soon' | 'ended' {
  if (expires === undefined) return 'good';
  if (expires < today) return 'ended';
  return Date.parse(expires) - Date.parse(today) <= 30 * 86_400_000 ? 'soon' : 'good';
}

/** The line that owners see: where and which number, of the first licence that is good; nothing without one. */
export function licenceLine(licences: readonly Licence[], today: string): string | null {
  const good = licences.find((one) => licenceState(one, today) !== 'ended');
  return good ? `${good.region ?? good.country} ${good.number}` : null;
}

/** Whether a licence is one of where the animal is. Where states or provinces give them, both must be known and the same. */
export function licenceFits({ country, region }: Licence, place: { readonly country: string; readonly region?: string | undefined }): boolean {
  if (country !== place.country) return false;
  const here = regionCode(country, place.region);
  return !licensesByRegion(country) || (here !== undefined && here === regionCode(country, region));
}
