import * as v from 'valibot';
import { Email, Id, Instant, Line, StaffRole } from '../shared/words.contract.ts';

/** Somebody who works at the clinic, or has worked there, as managers see them. */
export const TeamMember = v.object({
  id: Id,
  name: v.string(),
  /** The address they sign in with; it never changes. */
  email: v.string(),
  role: StaffRole,
  /** What owners see of their licences. */
  licence: v.nullable(v.string()),
  /** When the work here ended or will end; nothing while it goes on. */
  endedAt: v.nullable(Instant),
  /** How many visits are still booked with them. */
  ahead: v.number(),
  /** It is who asks. */
  you: v.boolean(),
});
export type TeamMember = v.InferOutput<typeof TeamMember>;

/** Everybody who works here, vets first, and who has left, the last one first. */
export const Team = v.object({ working: v.array(TeamMember), left: v.array(TeamMember) });
export type Team = v.InferOutput<typeof Team>;

/** Somebody more works here, or works here again under the same address. */
export const NewColleague = v.object({ name: Line(120), email: Email, role: StaffRole, licence: v.optional(Line(80)) });
export type NewColleague = v.InferOutput<typeof NewColleague>;

/** Of oneself it is said a second time: `alsoMyself`. */
const alsoMyself = v.optional(v.boolean());

/** Another role. `licence`: for who treats from now on, where none is known. */
export const RoleChange = v.object({ staff: Id, role: StaffRole, licence: v.optional(Line(80)), alsoMyself });
export type RoleChange = v.InferOutput<typeof RoleChange>;

/** Somebody no longer works here, from now on. */
export const EndOfWork = v.object({ staff: Id, alsoMyself });
export type EndOfWork = v.InferOutput<typeof EndOfWork>;

/**
 * - `works-here-already` (409): the address is one of the clinic's staff.
 * - `last-manager` (409): nobody could change the staff afterwards.
 * - `this-is-you` (409): say it once more, with `alsoMyself`.
 */
export type TeamProblem = 'works-here-already' | 'last-manager' | 'this-is-you';
