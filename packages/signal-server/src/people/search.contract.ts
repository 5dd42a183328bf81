import * as v from 'valibot';
import { Id, Line } from '../shared/words.contract.ts';
import { MyPets } from './contract.ts';

/** A part of a name, a pet's name, an e-mail address or a phone number. */
export const OwnerSearch = v.object({ text: v.pipe(Line(80), v.regex(/\S\s*\S/u, 'Two letters or digits at least')) });
export type OwnerSearch = v.InferOutput<typeof OwnerSearch>;

/** An owner as the staff tells them apart on the phone: contact details are hinted at, never told. */
export const FoundOwner = v.object({
  id: Id,
  name: v.string(),
  /** Such as `s…@mail.example`. */
  email: v.nullable(v.string()),
  /** The last four digits. */
  phone: v.nullable(v.string()),
  pets: MyPets.entries.pets,
});
export type FoundOwner = v.InferOutput<typeof FoundOwner>;

/** 20 at most, by name. */
export const FoundOwners = v.object({ owners: v.array(FoundOwner) });
export type FoundOwners = v.InferOutput<typeof FoundOwners>;
