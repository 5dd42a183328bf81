import * as v from 'valibot';
import { Email, Id, Line, Phone } from '../shared/words.contract.ts';

/** The patient, as the owner describes it. `unknown` is always an answer. */
export const Pet = v.object({
  name: Line(60),
  species: Line(60),
  breed: v.optional(Line(80)),
  /** As people say it: `5y`, `8 weeks`. */
  age: v.optional(Line(40)),
  sex: v.optional(v.picklist(['female', 'male', 'unknown'])),
  reproductiveStatus: v.optional(v.picklist(['intact', 'neutered', 'unknown'])),
  weightKg: v.optional(v.pipe(v.number(), v.minValue(0.001), v.maxValue(2000))),
});
export type Pet = v.InferOutput<typeof Pet>;

/**
 * How to reach the owner: an e-mail address, or, for who has none, a mobile number. The phone number is for the server only: it never
 * reaches the other party.
 */
export const Contact = v.pipe(
  v.object({ name: Line(120), email: v.optional(Email), phone: v.optional(Phone) }),
  v.check(({ email, phone }) => email !== undefined || phone !== undefined, 'An e-mail address or a mobile number'),
);
export type Contact = v.InferOutput<typeof Contact>;

/** What the clinic knows of an owner who has signed in by code: to book without typing it again. */
export const MyPets = v.object({
  /** The owner's name. */
  name: v.string(),
  pets: v.array(v.object({ id: Id, ...v.pick(Pet, ['name', 'species', 'breed', 'age']).entries })),
});
export type MyPets = v.InferOutput<typeof MyPets>;

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
