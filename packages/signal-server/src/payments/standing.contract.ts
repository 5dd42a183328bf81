import * as v from 'valibot';
import { Id, Instant, Line } from '../shared/words.contract.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Why a manager paused or released somebody. */
export const StandingReason = v.picklist(['records-overdue', 'late-joins', 'declines', 'owner-complained', 'licence', 'looked-into', 'agreed', 'other']);
export type StandingReason = v.InferOutput<typeof StandingReason>;

/** What was decided, or said to it. */
export const StandingEntry = v.object({ kind: v.picklist(['paused', 'released', 'appeal']), reason: v.string(), words: v.nullable(v.string()), until: v.nullable(Instant), by: v.string(), at: Instant });
export type StandingEntry = v.InferOutput<typeof StandingEntry>;

/** How somebody who treats has done in the last 90 days. It only shows: nothing follows from it by itself. */
export const Standing = v.object({
  practitioner: v.object({ id: Id, name: v.string(), role: v.picklist(['vet', 'technician']) }),
  visits: Count,
  /** Records that are overdue now, and those that were completed late. */
  recordsOverdue: Count,
  recordsLate: Count,
  /** Visits begun late, or not at all. */
  lateJoins: Count,
  declines: Count,
  withheld: Count,
  /** Something of it should be looked at. */
  flagged: v.boolean(),
  /** Paused: takes no new visits; until when, `null` for until released. */
  paused: v.nullable(v.object({ until: v.nullable(Instant) })),
  entries: v.array(StandingEntry),
});
export type Standing = v.InferOutput<typeof Standing>;
export const StandingList = v.object({ people: v.array(Standing) });
export type StandingList = v.InferOutput<typeof StandingList>;

/** A manager's decision about an account. `until`: a pause ends by itself then. */
export const StandingDecision = v.object({ staff: Id, decision: v.picklist(['pause', 'release']), reason: StandingReason, words: v.optional(Line(300)), until: v.optional(Instant) });
export type StandingDecision = v.InferOutput<typeof StandingDecision>;

/** What whoever it is about says to it; managers read it. */
export const AppealRequest = v.object({ words: Line(600) });
export type AppealRequest = v.InferOutput<typeof AppealRequest>;
