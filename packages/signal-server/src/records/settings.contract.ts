import * as v from 'valibot';
import { Line, Text } from '../shared/words.contract.ts';

/** Places of a record that a snippet can write in. */
export const snippetPlaces = ['subjective', 'objective', 'assessment', 'plan', 'education', 'found', 'nextSteps', 'callIf'] as const;
export type SnippetPlace = (typeof snippetPlaces)[number];

/** Words that the clinic writes again and again: `/name` puts them where it is typed. */
export const Snippet = v.object({
  /** What is typed after the slash. */
  name: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u, 'Letters, digits and dashes, without blanks')),
  /** Offered for this kind of animal only; nothing: for all. */
  species: v.optional(v.nullable(Line(60)), null),
  text: Text(8000),
  /** A template: what it writes at other places as well, where they are still empty. */
  also: v.optional(v.partial(v.object(v.entriesFromList(snippetPlaces, Text(8000)))), {}),
});
export type Snippet = v.InferOutput<typeof Snippet>;

/** What the clinic sets for its records. */
export const RecordSettings = v.object({
  snippets: v.optional(v.pipe(v.array(Snippet), v.maxLength(200), v.check((all) => new Set(all.map(({ name }) => name.toLowerCase())).size === all.length, 'Each name once')), []),
  /** Months after a completed visit after which the owner is asked to come again; 0: never. */
  recallMonths: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)), 12),
  /** Years after the last visit before which an erasure keeps the records; nothing: as long as `law` says. */
  keepYears: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))), null),
});
export type RecordSettings = v.InferOutput<typeof RecordSettings>;

/** The same as they are kept. `revision` is the ETag; `law`: how long records are kept where the clinic is, as far as it is known here, and from where that is known. */
export const RecordSettingsSheet = v.object({ ...RecordSettings.entries, law: v.object({ years: v.number(), source: v.string() }), revision: v.number() });
export type RecordSettingsSheet = v.InferOutput<typeof RecordSettingsSheet>;

/** Whether an animal has died. */
export const Deceased = v.object({ deceased: v.boolean() });
export type Deceased = v.InferOutput<typeof Deceased>;

/** A booked visit of an animal that has died: it is for a person to decide. `others`: animals that were to come along. */
export const VisitStillBooked = v.object({ reference: v.string(), at: v.string(), type: v.string(), others: v.array(v.string()) });
export type VisitStillBooked = v.InferOutput<typeof VisitStillBooked>;

/** What was written down, and the visits that are still booked for the animal. */
export const DeceasedSaid = v.object({ ...Deceased.entries, booked: v.array(VisitStillBooked) });
export type DeceasedSaid = v.InferOutput<typeof DeceasedSaid>;

/** A completed visit whose record is late. */
export const OverdueRecord = v.object({ reference: v.string(), pet: v.string(), vet: v.nullable(v.object({ person: v.string(), name: v.string() })), endedAt: v.nullable(v.string()), dueAt: v.string() });
export type OverdueRecord = v.InferOutput<typeof OverdueRecord>;

/** Records that should have been complete, the latest first. */
export const OverdueRecords = v.object({ records: v.array(OverdueRecord) });
export type OverdueRecords = v.InferOutput<typeof OverdueRecords>;
