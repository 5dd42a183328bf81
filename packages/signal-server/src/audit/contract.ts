import * as v from 'valibot';
import { CalendarDate, Id, Instant, Reference } from '../shared/words.contract.ts';

/** Which entries are asked for; all of it may be left out. `before`: a place in the chain, to read on from. */
export const AuditSearch = v.object({
  person: v.optional(Id),
  /** What was done, or how its name begins: `record` finds `record.read` and `record.saved`. */
  action: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z.-]{0,40}$/, 'An action such as record.read'))),
  reference: v.optional(Reference),
  from: v.optional(CalendarDate),
  to: v.optional(CalendarDate),
  before: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/, 'A number'))),
});
export type AuditSearch = v.InferOutput<typeof AuditSearch>;

/** One entry as managers read it. `who`: a name, or what did it. `reference`: the visit it is about, where it is about one. `about`: the name of the one of the staff it is about, where that is another. */
export const AuditLine = v.object({ seq: v.number(), at: Instant, actor: v.string(), who: v.nullable(v.string()), action: v.string(), subject: v.string(), reference: v.nullable(v.string()), pet: v.nullable(v.string()), about: v.nullable(v.string()) });
export type AuditLine = v.InferOutput<typeof AuditLine>;

/** Entries, the newest first, 50 at a time. */
export const AuditPage = v.object({ entries: v.array(AuditLine), more: v.boolean(), actions: v.array(v.string()), people: v.array(v.object({ id: Id, name: v.string() })) });
export type AuditPage = v.InferOutput<typeof AuditPage>;

/** Whether every entry, every anchor and every kept record is as it was written. `at`: the entry or row where it is not. */
export const AuditVerdict = v.variant('sound', [
  v.object({ sound: v.literal(true), entries: v.number(), anchors: v.number() }),
  v.object({ sound: v.literal(false), why: v.string(), at: v.string() }),
]);
export type AuditVerdict = v.InferOutput<typeof AuditVerdict>;
