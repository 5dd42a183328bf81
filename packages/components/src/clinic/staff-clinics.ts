import { browserPlaces, keyOf, read } from './session.ts';

/** Slugs of the clinics at which staff are signed in on this server, in this browser. */
export function staffClinics(server: URL): string[] {
  const start = keyOf(server, '');
  const storage = browserPlaces().staff;
  if (!storage) return [];
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(start) && read(storage, key).some((one) => one.kind === 'staff'))
    .map((key) => key.slice(start.length))
    .sort();
}
