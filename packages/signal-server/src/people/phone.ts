import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/**
 * A phone number as carriers and the database take it: `+14165550162`. Without `+` it is one of `country` (`CA`). Nothing when no number can
 * be meant.
 */
export function e164(typed: string, country: string): string | undefined {
  const number = parsePhoneNumberFromString(typed, country as CountryCode);
  // In North America a number without its area code is possible too, but only for neighbours.
  const isLocal = number?.countryCallingCode === '1' && number.nationalNumber.length !== 10;
  return number?.isPossible() && !isLocal ? number.number : undefined;
}
