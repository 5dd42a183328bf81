import * as v from 'valibot';
import { Email, Id, Line, Modality, Slug, Zone } from '../shared/words.contract.ts';

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

/** The first clinic, made on `/setup` with the one-time token of the console. */
export const Setup = v.object({
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  clinic: v.object({
    slug: Slug,
    name: Line(120),
    zone: Zone,
    country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'A country code such as CA')),
    currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'A currency code such as CAD')),
    phone: v.optional(Line(40)),
  }),
  manager: v.object({ name: Line(120), email: Email }),
  vet: v.object({ name: Line(120), email: Email, licence: v.optional(Line(80)) }),
});
export type Setup = v.InferOutput<typeof Setup>;

export const SetupDone = v.object({ clinic: v.object({ slug: v.string(), name: v.string() }) });
export type SetupDone = v.InferOutput<typeof SetupDone>;

export type ClinicsProblem = 'setup-token-wrong' | 'setup-done' | 'slug-taken';
