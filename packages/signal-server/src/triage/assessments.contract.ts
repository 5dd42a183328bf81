import * as v from 'valibot';
import { Id, Instant, Line, Text, Urgency } from '../shared/words.contract.ts';
import { TriageAnswer, TriageRequest } from './contract.ts';

/** Asks the clinic to keep the assessment, so that a technician or vet decides and somebody can call back. */
export const KeepTriage = v.object({
  petName: v.optional(Line(60)),
  name: v.optional(Line(120)),
  phone: v.optional(v.pipe(v.string(), v.regex(/^\+?[0-9 ().-]{5,30}$/, 'A phone number such as +1 416 555 0162'))),
  /** The visit it is about, for owners who have a session and for staff. Whoever holds a time or a visit's link need not say it. */
  reference: v.optional(v.string()),
});
export type KeepTriage = v.InferOutput<typeof KeepTriage>;

/** What triage takes: what was told, and whether it is kept. */
export const SentTriage = v.object({ ...TriageRequest.entries, keep: v.optional(KeepTriage) });
export type SentTriage = v.InferOutput<typeof SentTriage>;

/** What triage answers: how soon and why, and the number of the assessment where it is kept. */
export const TriageReply = v.object({ ...TriageAnswer.entries, assessment: v.optional(Id) });
export type TriageReply = v.InferOutput<typeof TriageReply>;

/** What a technician or vet decided. */
export const TriageDecision = v.object({ level: Urgency, reason: v.string(), by: v.object({ person: Id, name: v.string() }), at: Instant });
export type TriageDecision = v.InferOutput<typeof TriageDecision>;

/** One assessment as the staff reads it. */
export const TriageAssessment = v.object({
  id: Id,
  at: Instant,
  /** Who told it: somebody without a session, the pet's owner, or the staff on the phone. */
  by: v.object({ kind: v.picklist(['anyone', 'owner', 'staff']), name: v.nullable(v.string()) }),
  reference: v.nullable(v.string()),
  /** The assessment that this one follows because something was new or worse. */
  previous: v.nullable(Id),
  pet: v.object({ name: v.nullable(v.string()), species: v.string(), age: v.nullable(v.string()) }),
  /** For calling back; `phone` was given for exactly that. */
  contact: v.object({ name: v.nullable(v.string()), phone: v.nullable(v.string()) }),
  /** In the owner's own words. */
  text: v.string(),
  suggested: TriageAnswer,
  /** What holds, and what was decided before it, newest first. Empty: nobody has decided yet. */
  decisions: v.array(TriageDecision),
  /** What was told in short, as it goes into the record. */
  summary: v.string(),
});
export type TriageAssessment = v.InferOutput<typeof TriageAssessment>;

/** Undecided ones first, then the most urgent, then those that wait longest. */
export const TriageQueue = v.object({ assessments: v.array(TriageAssessment) });
export type TriageQueue = v.InferOutput<typeof TriageQueue>;

/** The level that holds from now on, and why. */
export const DecideTriage = v.object({ level: Urgency, reason: v.pipe(Text(1000), v.regex(/\S/, 'A few words on why')) });
export type DecideTriage = v.InferOutput<typeof DecideTriage>;

/** The owner's answer to «Is anything new or worse?» of a booked visit. With `none` nothing else is needed. */
export const RetriageRequest = v.object({
  change: v.picklist(['none', 'new-or-worse']),
  text: v.optional(Text(4000), ''),
  redFlags: v.optional(TriageRequest.entries.redFlags),
  answers: v.optional(TriageRequest.entries.answers, {}),
  locale: TriageRequest.entries.locale,
});
export type RetriageRequest = v.InferOutput<typeof RetriageRequest>;

/** The visit's urgency after that; `null` where nothing was new. */
export const Retriaged = v.object({ answer: v.nullable(TriageAnswer), assessment: v.nullable(Id) });
export type Retriaged = v.InferOutput<typeof Retriaged>;
