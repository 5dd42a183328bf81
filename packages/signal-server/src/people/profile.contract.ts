import * as v from 'valibot';
import { Line, Phone, StaffRole } from '../shared/words.contract.ts';

/** A licence to practise: where, its number, and the last day it is good for, where it ends. */
export const Licence = v.object({
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'A country code such as CA')),
  region: v.optional(Line(80)),
  number: Line(40),
  expires: v.optional(v.pipe(v.string(), v.isoDate('A date such as 2030-01-31'), v.minLength(10), v.maxLength(10))),
});
export type Licence = v.InferOutput<typeof Licence>;

const Language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, 'A language code such as en'));

/** What somebody of the staff says of themselves. The phone number is for the clinic only. */
export const ProfileChange = v.object({
  phone: v.nullable(Phone),
  languages: v.pipe(v.array(Language), v.maxLength(12)),
  licences: v.pipe(v.array(Licence), v.maxLength(10)),
});
export type ProfileChange = v.InferOutput<typeof ProfileChange>;

/** `photo`: the path of the picture on this server. `licence`: what owners see of the licences. */
export const Profile = v.object({ ...ProfileChange.entries, name: v.string(), role: StaffRole, licence: v.nullable(v.string()), photo: v.nullable(v.string()) });
export type Profile = v.InferOutput<typeof Profile>;

/** A JPEG in base64, 300 kB at most. `isMe`: it is a photo of the person as they are, face in view, neither generated nor a stock picture. */
export const PhotoChange = v.object({ jpeg: v.pipe(v.string(), v.minLength(4), v.maxLength(400_000), v.base64()), isMe: v.literal(true) });
export type PhotoChange = v.InferOutput<typeof PhotoChange>;

/** `photo-refused` (415): no JPEG, or one that is damaged. */
export type ProfileProblem = 'photo-refused';
