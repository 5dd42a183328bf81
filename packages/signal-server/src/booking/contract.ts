import * as v from 'valibot';
import { AppointmentType, Practitioner } from '../clinics/contract.ts';
import { Agreement } from '../consent/contract.ts';
import { Contact, Pet } from '../people/contract.ts';
import { Slot } from '../calendar/contract.ts';
import { Answers } from '../triage/answers.contract.ts';
import { Id, Instant, Line, Locale, Modality, Text } from '../shared/words.contract.ts';

/** The held time, and the draft token that finishes the booking (24 h; the hold itself ends at `heldUntil`). */
export const Hold = v.object({
  reference: v.string(),
  start: Instant,
  end: Instant,
  practitioner: Practitioner,
  heldUntil: Instant,
  token: v.string(),
});
export type Hold = v.InferOutput<typeof Hold>;

/** Where the animal is at the time of the visit: it decides whose licence counts. */
export const Place = v.object({
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'A country code such as CA')),
  region: v.optional(Line(80)),
});
export type Place = v.InferOutput<typeof Place>;

/** Takes a free time for ten minutes while the owner finishes. `practitioner` may be left out: anybody who is free. */
export const HoldRequest = v.object({
  type: Text(40),
  modality: Modality,
  start: Instant,
  practitioner: v.optional(Id),
  /** The kept assessment that led here: an urgent one takes only a time in person today. */
  assessment: v.optional(Id),
});
export type HoldRequest = v.InferOutput<typeof HoldRequest>;

/** What is going on, in the owner's own words. */
export const VisitReason = v.pipe(Text(4000), v.regex(/\S/, 'A few words on what is going on'));

/**
 * Turns the held time into a requested appointment. Sent with the draft token of the hold. Who signed in by code before taking the time
 * may name a `knownPet` instead of `pet`, and leave out `owner`; otherwise both are needed.
 */
export const BookRequest = v.object({
  pet: v.optional(Pet),
  /** One of the signed-in owner's own pets, from `GET /me/pets`. */
  knownPet: v.optional(Id),
  /** Further animals that come along: four in all at most. Each with how it is today, as `answers` says it of the first. */
  morePets: v.optional(v.pipe(v.array(v.union([v.object({ ...Pet.entries, answers: v.optional(Answers) }), v.object({ knownPet: Id, answers: v.optional(Answers) })])), v.maxLength(3))),
  /** How the first animal is today, in the words of triage; what was not asked is left out. */
  answers: v.optional(Answers),
  reason: VisitReason,
  place: Place,
  owner: v.optional(Contact),
  /**
   * `agreement`: to the clinic's text (`GET /consent-text`); an owner's booking needs it unless the visit is at the clinic. `sms`: also wants SMS
   * about this visit, to `owner.phone`; who gives no e-mail gets them in any case.
   */
  consent: v.object({ telehealth: v.literal(true), privacy: v.literal(true), agreement: v.optional(Agreement), sms: v.optional(v.boolean()) }),
  locale: v.optional(Locale),
  /** The kept assessment that led here; it then belongs to this visit. */
  assessment: v.optional(Id),
});
export type BookRequest = v.InferOutput<typeof BookRequest>;

/** `by`: whose wish it is, said by the front desk or a manager; without it, of whoever calls it off. */
export const CancelRequest = v.object({ reason: v.optional(Line(300)), by: v.optional(v.picklist(['owner', 'staff'])) });
export type CancelRequest = v.InferOutput<typeof CancelRequest>;

/** Moves an appointment to another free time. Without a practitioner it stays with the same one where that one is free. */
export const RescheduleRequest = v.object({ start: Instant, practitioner: v.optional(Id) });
export type RescheduleRequest = v.InferOutput<typeof RescheduleRequest>;

/** `unassigned`: booked, but nobody has it. A vet or technician claims it. */
export const AppointmentStatus = v.picklist(['held', 'unassigned', 'requested', 'confirmed', 'declined', 'cancelled', 'done']);
export type AppointmentStatus = v.InferOutput<typeof AppointmentStatus>;

/** How the visit is made safe and easy for this animal, in sentences for its owner; nothing medical. */
export const Advice = v.object({
  /** It may be contagious: wait outside and call. */
  isolation: v.nullable(v.string()),
  /** It is anxious, here for the first time, or may bite. */
  handling: v.array(v.string()),
  /** Papers to send or bring. */
  records: v.nullable(v.string()),
});
export type Advice = v.InferOutput<typeof Advice>;

/** An appointment as the owner and the staff see it. Contact details of either side are never in it. */
export const Appointment = v.object({
  reference: v.string(),
  status: AppointmentStatus,
  start: Instant,
  end: Instant,
  modality: Modality,
  type: v.pick(AppointmentType, ['code', 'name', 'durationMin', 'preparation']),
  /** Nobody, as long as it is unassigned. */
  practitioner: v.nullable(Practitioner),
  /** A live call: asked for now, without a booked time. Its start is when it was asked for, and once claimed, when it was claimed. */
  onDemand: v.optional(v.boolean()),
  pet: v.nullable(v.object({ ...Pet.entries, id: Id })),
  /** Further animals of this visit. */
  otherPets: v.optional(v.array(v.object({ ...Pet.entries, id: Id }))),
  /** What the owner should do on arrival or bring, as triage said it. */
  advice: v.optional(Advice),
  owner: v.nullable(v.object({ name: v.string() })),
  reason: v.nullable(v.string()),
  place: v.nullable(Place),
  /** Why it was declined or cancelled. */
  closedReason: v.nullable(v.string()),
  clinic: v.object({ slug: v.string(), name: v.string(), zone: v.string(), phone: v.nullable(v.string()) }),
  policyVersion: v.string(),
  /** Until then the owner changes or cancels it freely; `null` when it cannot be changed any more. */
  freeUntil: v.nullable(Instant),
  /** How often it has changed since it was booked. */
  changes: v.number(),
  /** When a side that runs late said to come; not there where nobody did. */
  late: v.optional(v.object({ owner: v.nullable(Instant), staff: v.nullable(Instant) })),
});
export type Appointment = v.InferOutput<typeof Appointment>;

/** The booking's answer: the page that booked gets its appointment token directly. */
export const Booked = v.object({ appointment: Appointment, token: v.string(), expiresAt: Instant });
export type Booked = v.InferOutput<typeof Booked>;

/** The body of `slot-taken`, `slot-past` and `hold-expired` carries fresh free times. */
export const FreshSlots = v.object({ slots: v.array(Slot) });
export type FreshSlots = v.InferOutput<typeof FreshSlots>;

/**
 * - `slot-taken` (409), `slot-past` (409), `slot-unknown` (422: not a free time of anybody), each with `slots`: fresh free times.
 * - `hold-expired` (410): the ten minutes are over. `already-booked` (409): this hold was finished before; `reference`.
 * - `not-yours` (403): another practitioner's appointment. `wrong-status` (409): for example confirming a cancelled one.
 * - `too-late-to-change` (409): the owner's free time for changes is over; `freeUntil`. `pet-unknown` (422): not a pet of this owner.
 * - `too-urgent` (409): what was told needs a visit in person today or a live call; `urgency`, `slots`. `emergency-now` (409): it needs a hospital now.
 * - `consent-needed` (409): the owner has not agreed to the clinic's text as it is now; `why`.
 * - `too-many-from-here` (429): one address holds six times of the clinic, or has booked 24 within a day.
 * - `phone-odd` (422): no phone number that can be reached by SMS.
 * - `live-calls-off` (409), `nobody-on-duty` (409): there is no live call now.
 * - `claimed-already` (409): `by` has it. `calendar-conflict` (409): it overlaps `conflict`, another booking of whoever claims it.
 */
export type BookingProblem =
  | 'slot-taken'
  | 'slot-past'
  | 'slot-unknown'
  | 'hold-expired'
  | 'already-booked'
  | 'not-yours'
  | 'wrong-status'
  | 'too-late-to-change'
  | 'pet-unknown'
  | 'phone-odd'
  | 'too-many-from-here'
  | 'consent-needed'
  | 'too-urgent'
  | 'emergency-now'
  | 'live-calls-off'
  | 'nobody-on-duty'
  | 'claimed-already'
  | 'calendar-conflict';
