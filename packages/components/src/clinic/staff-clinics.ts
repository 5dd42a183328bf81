import type { Clinic } from './clinic.ts';
import { browserPlaces, keyOf, read, type Kept } from './session.ts';

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

/** Forgets a session, and those that the same act of signing in has opened at other clinics: whoever leaves a shared computer leaves them all. */
export function forgetSignIn(clinic: Clinic, { token, signIn }: Pick<Kept, 'token' | 'signIn'>): void {
  const others = signIn ? staffClinics(clinic.server).map((slug) => clinic.sibling(slug).session) : [];
  for (const session of others) {
    const kept = session.find({ as: 'staff' });
    if (kept && kept.signIn === signIn) session.forget(kept.token);
  }
  clinic.session.forget(token);
}
