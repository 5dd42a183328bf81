import { isHere, isOrigin, isSecure } from '../sites.contract.ts';

/** What is wrong with a typed address: nothing typed, no address, or one without https. */
export type SiteFault = 'empty' | 'no-address' | 'no-https';

/**
 * The origin of a site as people write it: `clinic.example`, or an address copied from the browser, path and all. Only a name with a dot, or this
 * machine, is a site.
 */
export function readSite(typed: string): { readonly origin: string } | { readonly fault: SiteFault } {
  const text = typed.trim();
  if (!text) return { fault: 'empty' };
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/[\s@]/.test(text) || !URL.canParse(whole)) return { fault: 'no-address' };
  const { origin, hostname } = new URL(whole);
  if (!isOrigin(origin) || !(isHere(hostname) || /[^.]\.[^.]/.test(hostname))) return { fault: 'no-address' };
  return isSecure(origin) ? { origin } : { fault: 'no-https' };
}
