import type { ConsentNeeded } from './contract.ts';

/** The words of the product, for clinics that have set none of their own. Later versions are added at the end, none is changed. */
export const builtInTexts = [
  {
    version: 'vetkit-1',
    locale: 'en',
    text: `The vet sees and hears your pet from afar. They cannot touch it, listen to its chest or run tests, and may miss what an exam would find.

This is not for emergencies. If your pet gets worse, do not wait: call the clinic, or go to an emergency hospital.

The vet may ask you to come in, or decide that no medicine can be prescribed without an exam.

Say truly where your pet is. The law of that place decides which vet may help, and how.

The line can break. Then the clinic tries to reach you another way.

What you say, write and show becomes part of your pet's medical record. The clinic keeps it as long as the law asks, and shows it to nobody who does not look after your pet.

Nothing is recorded unless you allow it. You can take that back at any time.`,
  },
] as const;

export const builtInText = builtInTexts[builtInTexts.length - 1]!;

interface Where {
  readonly country: string;
  readonly region?: string | undefined;
}

const said = (text = '') => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Whether two places have the same law: country, and state or province. */
export const samePlace = (one: Where, other: Where): boolean => one.country === other.country && said(one.region) === said(other.region);

export interface Standing {
  /** The clinic's texts now, one for each language: each says the same. */
  readonly texts: readonly { readonly version: string; readonly hash: string }[];
  /** The latest that was agreed to for this visit. */
  readonly agreed: { readonly version: string; readonly hash: string; readonly place: Where } | undefined;
  /** Where the animal is now, where somebody says so. */
  readonly place?: Where | undefined;
}

/** Why the owner must agree (again) before a visit from afar; nothing when all stands. */
export function consentNeeded({ texts, agreed, place }: Standing): ConsentNeeded | undefined {
  if (!agreed) return 'none';
  if (!texts.some(({ version, hash }) => agreed.version === version && agreed.hash === hash)) return 'text-changed';
  return place && !samePlace(agreed.place, place) ? 'place-changed' : undefined;
}

/** Visits that happen in the clinic need no agreement to being seen from afar. */
export const isRemote = (modality: string): boolean => modality !== 'in-person';

const languageOf = (locale: string): string => (locale.split('-')[0] ?? locale).toLowerCase();

/** The text for somebody who reads a language: that locale, then that language, then the clinic's own; then whatever there is. Empty only where there is none. */
export function textFor<T extends { readonly locale: string }>(texts: readonly T[], wanted: string | undefined, clinic: string): T | undefined {
  for (const locale of wanted === undefined ? [clinic] : [wanted, clinic]) {
    const found = texts.find((one) => one.locale.toLowerCase() === locale.toLowerCase()) ?? texts.find((one) => languageOf(one.locale) === languageOf(locale));
    if (found) return found;
  }
  return texts[0];
}
