import * as v from 'valibot';
import { Email, Id, Line, Phone } from '../shared/words.contract.ts';

// The last twelve digits of ISO 11784 are 38 bits: 274877906943 at most. Nine digits and ten signs are chips from before it.
const bits38 = '(?:[01][0-9]{11}|2[0-6][0-9]{10}|27[0-3][0-9]{9}|274[0-7][0-9]{8}|2748[0-6][0-9]{7}|27487[0-6][0-9]{6}|274877[0-8][0-9]{5}|27487790[0-5][0-9]{3}|274877906[0-8][0-9]{2}|2748779069[0-3][0-9]|27487790694[0-3])';
const chip = new RegExp(`^(?:(?:[0-8][0-9]{2}|9[0-8][0-9]|99[0-8])${bits38}|[0-9]{9}|[0-9A-F]{10})$`);

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
  /** The 15 digits of its chip (ISO 11784), or the nine digits or ten signs of an older one. */
  microchip: v.optional(v.pipe(v.string(), v.regex(chip, 'The number of a microchip'))),
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

/** Every animal of the signed-in owner that has a history here, also of the past. `recall`: the owner is asked to come again after a time. */
export const MyAnimals = v.object({
  name: v.string(),
  animals: v.array(v.object({ id: Id, name: v.string(), species: v.string(), deceased: v.boolean(), recall: v.boolean() })),
});
export type MyAnimals = v.InferOutput<typeof MyAnimals>;

export const Recall = v.object({ recall: v.boolean() });
export type Recall = v.InferOutput<typeof Recall>;

