import { builtInConsent } from '../src/views/consent.ts';

const { version, hash } = builtInConsent();

/** Somebody has read the product's own words, which count where a clinic has set none. */
export const agreed = { version, hash, as: 'owner' } as const;
