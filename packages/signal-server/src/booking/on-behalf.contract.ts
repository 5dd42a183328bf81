import * as v from 'valibot';
import { Id } from '../shared/words.contract.ts';
import { BookRequest } from './contract.ts';

/**
 * Books a held time for an owner on the phone. The consent was read out by whoever sends this, and is kept so;
 * `consent.agreement`: to the clinic's text too. Without it the owner is asked in the waiting room. A `knownOwner` comes from
 * `POST /owners/search`; with one, `owner` may be left out and `knownPet` names one of theirs.
 */
export const OnBehalfRequest = v.object({
  ...BookRequest.entries,
  /** The draft token of the hold. */
  hold: v.pipe(v.string(), v.regex(/^[\w-]{20,200}$/, 'The token of a held time')),
  knownOwner: v.optional(Id),
});
export type OnBehalfRequest = v.InferOutput<typeof OnBehalfRequest>;
