import type { Hospital } from '@vetkit/signal-server/clinics/contract';

/** Hospitals with the shortest drive first; those without a known drive come last, in the clinic's own order. */
export const nearestFirst = (hospitals: readonly Hospital[]): Hospital[] =>
  hospitals.toSorted((a, b) => (a.minutes ?? Infinity) - (b.minutes ?? Infinity) || 0);

/** A map with the way to a hospital; opens the map application on phones. Only the hospital's own address is in it. */
export function directions({ name, address }: Hospital): string {
  const url = new URL('https://www.google.com/maps/dir/?api=1');
  url.searchParams.set('destination', `${name}, ${address}`);
  return url.href;
}
