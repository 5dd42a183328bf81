import * as v from 'valibot';
import { Locale } from '../shared/words.contract.ts';

const Version = v.pipe(v.string(), v.regex(/^(clinic|vetkit)-[1-9]\d{0,8}$/, 'A version such as clinic-3'));
/** SHA-256 of the text's bytes (UTF-8), in hex. */
const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'SHA-256 in hex'));

/** What owners agree to before a visit from afar: the clinic's words, or the built-in ones (`vetkit-…`). */
export const ConsentText = v.object({ version: Version, hash: Hash, locale: Locale, text: v.string() });
export type ConsentText = v.InferOutput<typeof ConsentText>;

/** That somebody read a text and agrees. */
export const Agreement = v.object({
  /** Of the text that was shown, from `GET /consent-text`. */
  version: Version,
  hash: Hash,
  /** An adult: the animal's owner, or whom the owner asked to decide. */
  as: v.picklist(['owner', 'agent']),
  /** The call may be recorded. */
  recording: v.optional(v.boolean()),
});
export type Agreement = v.InferOutput<typeof Agreement>;

/** Why an owner has to agree (again) before going in: nothing was agreed to yet, the text has changed, or the animal is in another country or state. */
export const ConsentNeeded = v.picklist(['none', 'text-changed', 'place-changed']);
export type ConsentNeeded = v.InferOutput<typeof ConsentNeeded>;
