import * as v from 'valibot';
import { Id, Modality } from '../shared/words.contract.ts';

/** One kind of visit the clinic offers. */
export const AppointmentType = v.object({
  code: v.string(),
  name: v.string(),
  durationMin: v.number(),
  modalities: v.array(Modality),
  role: v.picklist(['vet', 'technician']),
  /** Minor units of the clinic's currency. */
  priceMinor: v.number(),
  /** What to have ready, one short sentence each. */
  preparation: v.array(v.string()),
  /** For animals that are not well: owners are asked how each is today. */
  asksToday: v.boolean(),
});
export type AppointmentType = v.InferOutput<typeof AppointmentType>;

/** An emergency hospital to send owners to. */
export const Hospital = v.object({
  name: v.string(),
  phone: v.string(),
  address: v.string(),
  hours: v.string(),
  /** Minutes by car from the clinic, where known. */
  minutes: v.nullable(v.number()),
});
export type Hospital = v.InferOutput<typeof Hospital>;

/** Whom an owner can meet. No contact details of staff are public. */
export const Practitioner = v.object({
  id: Id,
  name: v.string(),
  role: v.picklist(['vet', 'technician']),
  licence: v.nullable(v.string()),
  photo: v.nullable(v.string()),
});
export type Practitioner = v.InferOutput<typeof Practitioner>;

/** Everything public about a clinic; what widgets need before anybody signs in. */
export const Clinic = v.object({
  slug: v.string(),
  name: v.string(),
  zone: v.string(),
  locale: v.string(),
  currency: v.string(),
  country: v.string(),
  phone: v.nullable(v.string()),
  address: v.nullable(v.string()),
  demo: v.boolean(),
  types: v.array(AppointmentType),
  practitioners: v.array(Practitioner),
  hospitals: v.array(Hospital),
});
export type Clinic = v.InferOutput<typeof Clinic>;

export type ClinicsProblem = 'setup-token-wrong' | 'setup-done' | 'slug-taken';
