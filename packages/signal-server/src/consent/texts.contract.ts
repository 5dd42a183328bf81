import * as v from 'valibot';
import { Instant, Locale, Text } from '../shared/words.contract.ts';
import { ConsentText } from './contract.ts';

export const ConsentTextQuery = v.object({ locale: v.optional(Locale) });
export type ConsentTextQuery = v.InferOutput<typeof ConsentTextQuery>;

/** The texts as they are now, one for each language, and the clinic's own language: who reads none of them reads that one. */
export const ConsentTexts = v.object({ texts: v.array(ConsentText), clinicLocale: Locale });
export type ConsentTexts = v.InferOutput<typeof ConsentTexts>;

/** What was agreed to for one visit, with its words: the owner's copy. */
export const AgreementCopy = v.object({
  text: ConsentText,
  name: v.string(),
  as: v.picklist(['owner', 'agent']),
  place: v.object({ country: v.string(), region: v.optional(v.string()) }),
  recording: v.boolean(),
  sms: v.boolean(),
  at: Instant,
  /** Who of the staff read it out on the phone. */
  toldBy: v.nullable(v.string()),
});
export type AgreementCopy = v.InferOutput<typeof AgreementCopy>;

/** Sets the clinic's own words in one language. Earlier ones stay readable for those who agreed to them. */
export const SaveConsentText = v.object({ text: v.pipe(Text(8000), v.regex(/\S/, 'Some words')), locale: Locale });
export type SaveConsentText = v.InferOutput<typeof SaveConsentText>;
