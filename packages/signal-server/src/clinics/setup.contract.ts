import * as v from 'valibot';
import { Email, Line, Slug, Zone } from '../shared/words.contract.ts';

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
