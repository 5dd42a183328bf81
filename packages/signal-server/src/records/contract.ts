import * as v from 'valibot';
import { Id, Instant, Line, Modality, Text } from '../shared/words.contract.ts';
import { Condition, Declined, Disposition, Exam, Pain, Problem, Still, Vitals } from './findings.contract.ts';

export { Vitals } from './findings.contract.ts';

/** Empty while it is being typed; what issuing it needs depends on where the animal is (`rules/scripts`). */
export const Script = v.object({
  /** The product, by the name on its box. */
  medicine: Text(200),
  /** The active substance, or all of them: what rules go by. */
  substance: v.optional(Text(200), ''),
  /** How to give it: dose, way, how often, how long. */
  directions: Text(500),
  quantity: v.optional(Text(80)),
  strength: v.optional(Text(80), ''),
  form: v.optional(Text(80), ''),
  /** How often it may be filled again. */
  repeats: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99))), null),
  validDays: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(730))), null),
  warnings: v.optional(Text(1000), ''),
  /** For animals that people eat: how long to wait with meat, milk and eggs. */
  withdrawal: v.optional(Text(300), ''),
  ownerAddress: v.optional(Text(300), ''),
  /** The vet has examined the animal in person, where that comes first. */
  examined: v.optional(v.boolean(), false),
  /** The vet says that it is against germs, where its name does not. */
  antimicrobial: v.optional(v.boolean(), false),
  /** The vet says that nobody will ever eat this animal, where its kind may be kept from that. */
  notForFood: v.optional(v.boolean(), false),
});
export type Script = v.InferOutput<typeof Script>;

/** How an issued script stands. */
export const ScriptState = v.picklist(['valid', 'used', 'expired', 'void', 'replaced']);
export type ScriptState = v.InferOutput<typeof ScriptState>;

/** `unsaid` until the vet says something: "none" must be said. */
export const Scripts = v.variant('kind', [
  v.object({ kind: v.literal('unsaid') }),
  v.object({ kind: v.literal('none') }),
  v.object({ kind: v.literal('some'), scripts: v.pipe(v.array(Script), v.minLength(1), v.maxLength(20)) }),
]);
export type Scripts = v.InferOutput<typeof Scripts>;

export const FollowUp = v.variant('kind', [
  v.object({ kind: v.literal('unsaid') }),
  v.object({ kind: v.literal('none') }),
  v.object({ kind: v.literal('recheck'), inDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(730)), words: v.optional(Line(300)) }),
]);
export type FollowUp = v.InferOutput<typeof FollowUp>;

/** The owner's own words, at the booking and at triage. The server writes them in; nobody of the clinic changes them. */
export const Told = v.object({
  booking: v.nullable(v.string()),
  triage: v.nullable(v.string()),
  /** What the questions of triage found: the Subjective begins with it. By itself it is no history. */
  facts: v.optional(v.nullable(v.string())),
  at: Instant,
});
export type Told = v.InferOutput<typeof Told>;

/** How long the texts of a record may be, in UTF-16 units. */
export const textLimits = { letter: 20_000, education: 8000, summary: 8000, callIf: 4000 } as const;

/**
 * What the vet writes: SOAP, vitals, scripts, follow-up, and the summary in the owner's words. Members that came later are optional when it
 * is sent or was kept before they came; a body that was read has them all.
 */
export const RecordBody = v.object({
  told: v.optional(v.nullable(Told), null),
  subjective: Text(textLimits.letter),
  objective: Text(textLimits.letter),
  vitals: Vitals,
  exam: v.optional(Exam, {}),
  /** Pictures of the visit that belong to the record. */
  stills: v.optional(v.pipe(v.array(Still), v.maxLength(50)), []),
  condition: v.optional(Condition, { body: null, muscle: null }),
  pain: v.optional(v.nullable(Pain), null),
  assessment: Text(textLimits.letter),
  problems: v.optional(v.pipe(v.array(Problem), v.maxLength(20)), []),
  plan: Text(textLimits.letter),
  /** What was explained to the owner. */
  education: v.optional(Text(textLimits.education), ''),
  declined: v.optional(v.pipe(v.array(Declined), v.maxLength(20)), []),
  disposition: v.optional(v.nullable(Disposition), null),
  scripts: Scripts,
  followUp: FollowUp,
  summary: v.object({
    /** What was found, for the owner, in plain words. */
    found: Text(textLimits.summary),
    /** What to do next, one step a line. */
    nextSteps: Text(textLimits.summary),
    /** When to call at once. */
    callIf: Text(textLimits.callIf),
  }),
});
export type RecordBody = v.InferOutput<typeof RecordBody>;

export const RecordState = v.picklist(['draft', 'completed', 'amended']);
export type RecordState = v.InferOutput<typeof RecordState>;

/**
 * How far one open editor is: its id, new each time a record is opened, and how many changes were made in it. A page that was closed in the
 * middle of a save knows by this, when it comes back, whether the words it kept are older or newer than the server's.
 */
export const Writing = v.object({ id: Id, n: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000)) });
export type Writing = v.InferOutput<typeof Writing>;

/** The record of one consult. `revision` is its ETag; the first save of an unwritten record is revision 0 -> 1. */
export const MedicalRecord = v.object({
  reference: v.string(),
  /** Whom and when it is about: what stands at the top of the page. */
  visit: v.object({ pet: v.string(), /** It has died. */ deceased: v.optional(v.boolean(), false), species: v.string(), owner: v.string(), start: Instant, modality: Modality }),
  state: RecordState,
  revision: v.number(),
  body: RecordBody,
  /** 24 h after the call ended; `null` before that. */
  dueAt: v.nullable(Instant),
  savedAt: v.nullable(Instant),
  /** Of the editor that saved this revision, where it said so. */
  writing: v.nullable(Writing),
  author: v.nullable(v.object({ person: Id, name: v.string() })),
  completedAt: v.nullable(Instant),
  /** What scripts are checked against: where the animal is, and the licence of whoever reads this. */
  prescribing: v.optional(v.object({ place: v.nullable(v.object({ country: v.string(), region: v.optional(v.string()) })), licence: v.nullable(v.string()), /** They have licences, and none is of that place. */ elsewhere: v.optional(v.boolean()) })),
  /** What completing still needs. */
  missing: v.array(v.string()),
});
export type MedicalRecord = v.InferOutput<typeof MedicalRecord>;

export const SaveRecord = v.object({ body: RecordBody, writing: v.optional(Writing) });
export type SaveRecord = v.InferOutput<typeof SaveRecord>;

/** Whoever completed or amended a record, as they stood then. */
export const Signature = v.object({ name: v.string(), licence: v.nullable(v.string()) });
export type Signature = v.InferOutput<typeof Signature>;

/** One kept version of a record, without its words. */
export const RecordVersion = v.object({
  revision: v.number(),
  kind: v.picklist(['draft', 'completed', 'amendment']),
  at: Instant,
  author: v.object({ person: Id, name: v.string() }),
  /** Why it was amended; `null` on others. */
  reason: v.nullable(v.string()),
  signed: v.nullable(Signature),
});
export type RecordVersion = v.InferOutput<typeof RecordVersion>;

/** All versions of a record, newest first: what completed and amended it, and of its drafts the newest hundred. */
export const RecordVersions = v.object({ versions: v.array(RecordVersion) });
export type RecordVersions = v.InferOutput<typeof RecordVersions>;

/** One version with its words. */
export const FullVersion = v.object({ ...RecordVersion.entries, body: RecordBody });
export type FullVersion = v.InferOutput<typeof FullVersion>;

/** A completed record as it reads from now on, and why. Scripts stay as they were issued: they are voided or replaced instead. */
export const AmendRecord = v.object({ body: RecordBody, reason: Line(500) });
export type AmendRecord = v.InferOutput<typeof AmendRecord>;

/** What the animal weighed at earlier visits and at this one, oldest first. */
export const Weights = v.object({ weights: v.array(v.object({ at: Instant, kg: v.number() })) });
export type Weights = v.InferOutput<typeof Weights>;

/** What the owner reads: published when the record is completed. */
export const Summary = v.object({
  reference: v.string(),
  pet: v.object({ name: v.string(), species: v.string() }),
  clinic: v.object({ slug: v.string(), name: v.string(), phone: v.nullable(v.string()) }),
  vet: v.object({ name: v.string(), licence: v.nullable(v.string()) }),
  visitAt: Instant,
  completedAt: Instant,
  found: v.string(),
  nextSteps: v.array(v.string()),
  callIf: v.string(),
  /** With how each stands now: one that is void or replaced no longer counts. */
  scripts: v.array(v.object({ ...Script.entries, state: v.optional(ScriptState, 'valid') })),
  followUp: FollowUp,
});
export type Summary = v.InferOutput<typeof Summary>;

/**
 * - `revision-needed` (428): no If-Match. `revision-stale` (412): somebody saved in between; `current` carries that version.
 * - `record-incomplete` (422; `missing`). `record-completed` (409): only amendments now. `not-published` (404): no summary yet.
 * - `record-not-completed` (409): amendments come after completing. `nothing-amended` (422). `scripts-stay` (422): an amendment cannot change scripts.
 * - `scripts-refused` (422; `scripts`: place in the list and faults). `script-issued` (409): its id was sent before, with other words. `script-ended` (409). `script-not-valid`, `script-locked` (409), `dispensing-code-wrong` (403).
 * - `still-unknown` (422): a picture of the record is no picture of this visit.
 * - `not-yours` (403): the record of another vet's consult.
 */
export type RecordsProblem = 'still-unknown' | 'revision-needed' | 'revision-stale' | 'record-incomplete' | 'record-completed' | 'record-not-completed' | 'nothing-amended' | 'scripts-stay' | 'scripts-refused' | 'script-issued' | 'script-ended' | 'script-not-valid' | 'script-locked' | 'dispensing-code-wrong' | 'not-published' | 'not-yours';
