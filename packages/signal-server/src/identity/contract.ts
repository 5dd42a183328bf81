import * as v from 'valibot';
import { Email, Id, Instant, Phone, Reference, Slug, StaffRole } from '../shared/words.contract.ts';

const Secret = v.pipe(v.string(), v.minLength(20), v.maxLength(200));

/**
 * Asks for a six-digit code by e-mail, or by SMS for owners without e-mail. The answer is the same for unknown addresses. Without `clinic`,
 * staff of any clinic: they have e-mail.
 */
export const AskCode = v.pipe(
  v.object({ email: v.optional(Email), phone: v.optional(Phone), clinic: v.optional(Slug) }),
  v.check(({ email, phone, clinic }) => (email === undefined) !== (phone === undefined) && (phone === undefined || clinic !== undefined), 'An e-mail address, or a mobile number with the clinic'),
);
export type AskCode = v.InferOutput<typeof AskCode>;

/** Binds the code to the browser that asked: only who holds `challenge` can use it. */
export const CodeAsked = v.object({ challenge: v.string(), expiresAt: Instant });
export type CodeAsked = v.InferOutput<typeof CodeAsked>;

export const SignIn = v.object({ challenge: Secret, code: v.pipe(v.string(), v.regex(/^\d{6}$/, 'Six digits')) });
export type SignIn = v.InferOutput<typeof SignIn>;

export const Person = v.object({
  id: Id,
  name: v.string(),
  role: v.union([v.literal('owner'), v.literal('guest'), StaffRole]),
});
export type Person = v.InferOutput<typeof Person>;

/** One signed-in session: an opaque token for the Authorization header. `signIn`, of staff: shared by the sessions of one act of signing in; signing out ends them all. */
export const Session = v.object({
  clinic: v.object({ slug: v.string(), name: v.string() }),
  person: Person,
  token: v.string(),
  expiresAt: Instant,
  signIn: v.optional(Id),
});
export type Session = v.InferOutput<typeof Session>;

/** One session for each clinic the person works at (staff), or exactly one (owners). */
export const SignedIn = v.object({ sessions: v.pipe(v.array(Session), v.minLength(1)) });
export type SignedIn = v.InferOutput<typeof SignedIn>;

/** Exchanges the secret of a sign-in link (single use). */
export const UseSignInLink = v.object({ secret: Secret });
export type UseSignInLink = v.InferOutput<typeof UseSignInLink>;

/** Exchanges the secret of an appointment's link, after a button press. */
export const UseAppointmentLink = v.object({ reference: Reference, secret: Secret });
export type UseAppointmentLink = v.InferOutput<typeof UseAppointmentLink>;

/** Exchanges the code that another device of the owner shows (single use), after a button press. */
export const UseHandOver = v.object({ reference: Reference, secret: Secret });
export type UseHandOver = v.InferOutput<typeof UseHandOver>;

/** A token that opens one appointment: join, messages, files, summary. */
export const AppointmentSession = v.object({ reference: v.string(), token: v.string(), expiresAt: Instant, person: Person });
export type AppointmentSession = v.InferOutput<typeof AppointmentSession>;

/** Who the bearer of the token is. */
export const Me = v.object({
  kind: v.picklist(['draft', 'appointment', 'owner', 'staff', 'guest']),
  person: v.nullable(Person),
  clinic: v.object({ slug: v.string(), name: v.string() }),
  /** The one appointment a draft or appointment token opens. */
  reference: v.nullable(v.string()),
  expiresAt: Instant,
});
export type Me = v.InferOutput<typeof Me>;

/**
 * - `code-wrong` (401; `triesLeft`), `code-expired` (410): ask for a new one.
 * - `link-used` (410), `link-expired` (410), `link-revoked` (410), `link-unknown` (404).
 */
export type IdentityProblem = 'code-wrong' | 'code-expired' | 'link-used' | 'link-expired' | 'link-revoked' | 'link-unknown';
