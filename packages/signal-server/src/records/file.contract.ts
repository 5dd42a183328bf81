import * as v from 'valibot';
import { CalendarDate, Id, Instant, Line, Modality } from '../shared/words.contract.ts';
import { FollowUp, RecordBody, Script, Signature } from './contract.ts';
import { ScriptHappening, ScriptState } from './scripts.contract.ts';

/** Whoever signed, as they stood then. */
const Signer = v.object({ person: Id, ...Signature.entries });

/** An issued script without the codes that let somebody fill it. */
export const KeptScript = v.object({
  id: Id,
  script: Script,
  prescriber: Signer,
  issuedAt: Instant,
  expiresAt: Instant,
  state: ScriptState,
  happened: v.array(ScriptHappening),
});
export type KeptScript = v.InferOutput<typeof KeptScript>;

/** What the owner reads of a visit. */
export const KeptSummary = v.object({ found: v.string(), nextSteps: v.array(v.string()), callIf: v.string(), followUp: FollowUp });

/** One visit of an animal. */
export const KeptVisit = v.object({
  id: Id,
  reference: v.string(),
  at: Instant,
  endedAt: v.nullable(Instant),
  type: v.string(),
  modality: Modality,
  /** Who held it. */
  practitioner: v.nullable(v.object({ id: Id, name: v.string(), licence: v.nullable(v.string()) })),
  reason: v.nullable(v.string()),
  /** `none`: the owner did not come, or nothing was written. `open`: not complete yet. */
  state: v.picklist(['none', 'open', 'complete']),
  /** Who signed the newest version that was completed or amended: a technician's visit is signed by a vet. */
  signed: v.nullable(v.object({ ...Signer.entries, at: Instant })),
  /** For those who treat only: that version. */
  record: v.nullable(v.object({ id: Id, revision: v.number(), body: RecordBody })),
  summary: v.nullable(KeptSummary),
  scripts: v.array(KeptScript),
  files: v.array(v.object({ id: Id, name: v.string(), type: v.string(), bytes: v.number(), at: Instant })),
});
export type KeptVisit = v.InferOutput<typeof KeptVisit>;

/**
 * Everything this clinic keeps of one animal, to take away: visits, the latest first. Those who treat get the records; owner and front desk what the owner reads.
 * `weights`: what was weighed at visits, the oldest first.
 */
export const PetFile = v.object({
  format: v.literal('vetkit-pet-1'),
  madeAt: Instant,
  clinic: v.object({ id: Id, slug: v.string(), name: v.string(), phone: v.nullable(v.string()), address: v.nullable(v.string()), country: v.string(), zone: v.string() }),
  pet: v.object({
    id: Id,
    name: v.string(),
    species: v.string(),
    breed: v.nullable(v.string()),
    age: v.nullable(v.string()),
    sex: v.nullable(v.picklist(['female', 'male', 'unknown'])),
    reproductiveStatus: v.nullable(v.picklist(['intact', 'neutered', 'unknown'])),
    weightKg: v.nullable(v.number()),
    microchip: v.nullable(v.string()),
    deceasedAt: v.nullable(Instant),
  }),
  owner: v.object({ id: Id, name: v.string() }),
  weights: v.array(v.object({ at: Instant, kg: v.number() })),
  visits: v.array(KeptVisit),
});
export type PetFile = v.InferOutput<typeof PetFile>;

/** Words in notes, problems and scripts, and days of the clinic's calendar between which a visit was; all of it may be left out. */
export const HistorySearch = v.object({
  text: v.optional(Line(80)),
  from: v.optional(CalendarDate),
  to: v.optional(CalendarDate),
  /** The reference of the last visit that is known: what was before it. */
  before: v.optional(Line(20)),
});
export type HistorySearch = v.InferOutput<typeof HistorySearch>;

/** A visit in an animal's history; `where`: what of it has the words that were looked for; `others`: the animals that were seen with it. The record is of the first one of a visit. */
export const HistoryVisit = v.object({ ...v.omit(KeptVisit, ['record', 'files']).entries, assessment: v.string(), others: v.optional(v.array(v.string()), []), main: v.optional(v.boolean(), true), where: v.array(v.picklist(['reason', 'notes', 'problems', 'scripts', 'summary'])) });
export type HistoryVisit = v.InferOutput<typeof HistoryVisit>;

/** The history of an animal, the latest first, 30 at a time; `more` says that there are earlier ones. */
export const PetHistory = v.object({ pet: PetFile.entries.pet, weights: PetFile.entries.weights, visits: v.array(HistoryVisit), more: v.boolean() });
export type PetHistory = v.InferOutput<typeof PetHistory>;
