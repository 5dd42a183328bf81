import * as v from 'valibot';
import { Answers } from './answers.contract.ts';
import { Urgency } from '../shared/words.contract.ts';
import { redFlagCodes, speciesFlagCodes } from './flags.contract.ts';

export { redFlagCodes, speciesFlagCodes } from './flags.contract.ts';
export const RedFlag = v.picklist(redFlagCodes);
export type RedFlag = v.InferOutput<typeof RedFlag>;

export const SpeciesFlag = v.picklist(speciesFlagCodes);
export type SpeciesFlag = v.InferOutput<typeof SpeciesFlag>;

const short = (max: number) => v.pipe(v.string(), v.maxLength(max));
const Answer3 = v.picklist(['yes', 'no', 'unsure']);

/** What an owner or the front desk tells about an animal. Unknown extra fields are ignored. */
export const TriageRequest = v.object({
  species: short(60),
  breed: v.optional(short(80)),
  age: v.optional(short(40)),
  sex: v.optional(short(20)),
  reproductiveStatus: v.optional(short(20)),
  weightKg: v.optional(v.number()),
  text: short(20_000),
  onset: v.optional(short(200)),
  course: v.optional(v.picklist(['better', 'same', 'worse'])),
  answers: Answers,
  redFlags: v.optional(v.union([v.record(short(60), Answer3), v.array(short(60))])),
  substances: v.optional(
    v.array(v.object({ name: short(120), amount: v.optional(v.number()), unit: v.optional(short(20)), when: v.optional(short(120)) })),
  ),
  locale: v.optional(short(20)),
});
export type TriageRequest = v.InferOutput<typeof TriageRequest>;

/** A sentence for an owner with a stable code. */
const Said = v.object({ code: v.string(), text: v.string() });

/** Why: one rule that applied. */
export const TriageReason = v.object({
  /** The rule's stable code. Names what was told, never a disease. */
  code: v.string(),
  urgency: Urgency,
  /** What an owner reads, in the language of the request where it is known. */
  text: v.string(),
  /** Where it was told. */
  told: v.picklist(['danger-signs', 'answers', 'text', 'substances']),
  /** The words it was read from, exactly as they were typed: show them escaped. */
  quote: v.optional(v.string()),
  /** Where the rule comes from, and when it was last gone through. */
  source: v.string(),
  reviewed: v.string(),
});
export type TriageReason = v.InferOutput<typeof TriageReason>;

/** How soon, and why; never what it is. A technician or vet decides in the end. */
export const TriageAnswer = v.object({
  urgency: Urgency,
  /** Who should see to it: `booking` means that any booked time will do. */
  who: v.picklist(['emergency-hospital', 'vet', 'technician', 'booking']),
  /** The most urgent first. */
  reasons: v.array(TriageReason),
  /** What would make it more urgent. */
  watchFor: v.array(Said),
  /** The animal may be contagious: what the owner does on arrival. */
  isolation: v.nullable(Said),
  /** How the visit is made easier for an anxious animal, a first visit, or one that may bite. */
  handling: v.array(Said),
  /** For check-ups: which papers to send or bring. */
  previousRecords: v.nullable(Said),
  /** Something poisonous may be part of it: a poison line helps too. */
  poison: v.boolean(),
  /** Every answer offers an exam by a vet. */
  examOffered: v.literal(true),
  exam: v.string(),
  /** Which rules answered. They await a veterinarian's sign-off until `signedOff` says by whom. */
  pack: v.object({ version: v.string(), signedOff: v.nullable(v.string()) }),
});
export type TriageAnswer = v.InferOutput<typeof TriageAnswer>;
