import * as v from 'valibot';
import { Urgency } from '../shared/words.contract.ts';

/** The eight danger signs, asked before everything else. */
export const redFlagCodes = [
  'bleeding',
  'breathing',
  'vomiting-diarrhea',
  'toxin',
  'seizure-collapse',
  'cannot-urinate',
  'severe-pain',
  'foreign-object',
] as const;
export const RedFlag = v.picklist(redFlagCodes);
export type RedFlag = v.InferOutput<typeof RedFlag>;

const short = (max: number) => v.pipe(v.string(), v.maxLength(max));
const Answer3 = v.picklist(['yes', 'no', 'unsure']);

const Answers = v.object({
  eating: v.optional(v.picklist(['normal', 'less', 'more', 'none', 'unknown'])),
  drinking: v.optional(v.picklist(['normal', 'less', 'more', 'none', 'unknown'])),
  urinating: v.optional(v.picklist(['normal', 'less', 'more', 'none', 'straining', 'blood', 'accidents', 'unknown'])),
  defecating: v.optional(v.picklist(['normal', 'less', 'none', 'soft', 'diarrhea', 'bloody', 'straining', 'unknown'])),
  behaviour: v.optional(
    v.picklist(['normal', 'quiet', 'lethargic', 'restless', 'painful', 'confused', 'collapsed', 'seizing', 'unresponsive', 'unknown']),
  ),
});

/** What an owner or the front desk tells about an animal. Unknown extra fields are ignored. */
export const TriageRequest = v.object({
  species: short(60),
  breed: v.optional(short(80)),
  age: v.optional(short(40)),
  sex: v.optional(short(20)),
  reproductiveStatus: v.optional(short(20)),
  weightKg: v.optional(v.number()),
  text: short(4000),
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

/** How soon, and why; never what it is. A technician or vet decides in the end. */
export const TriageAnswer = v.object({
  urgency: Urgency,
  reasons: v.array(v.object({ code: v.string() })),
  /** Every answer offers an exam by a vet. */
  examOffered: v.literal(true),
});
export type TriageAnswer = v.InferOutput<typeof TriageAnswer>;
