import * as v from 'valibot';
import { Instant } from '../shared/words.contract.ts';
import { CameraMinutes } from './camera.contract.ts';

/** How a visit went, in one word. */
export const Outcome = v.picklist([
  'completed',
  'client-no-show',
  'client-technical-trouble',
  'vet-late',
  'vet-no-show',
  'insufficient',
  'cancelled-by-owner',
  'cancelled-by-vet',
]);
export type Outcome = v.InferOutput<typeof Outcome>;

const Whole = (min: number, max: number, fallback: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)), fallback);

/** The clinic's numbers of the policy. What is left out is as for everybody. */
export const PolicyNumbers = v.object({
  /** So long after the start the vet still counts as on time, in seconds. */
  graceS: Whole(0, 600, 0),
  /** From here on the owner may leave freely when the vet is not there, in seconds after the start; and from here on it is offered loudly. */
  freeToLeaveS: Whole(30, 3600, 120),
  offerToLeaveS: Whole(30, 3600, 180),
  /** Help must be asked for within so many seconds of the start. */
  helpWithinS: Whole(60, 3600, 300),
  /** A call in which both heard each other for less is no consult, in seconds. */
  leastTwoWayS: Whole(0, 3600, 60),
  /** What the vet gets where the owner did not come or could not, in percent. */
  partialPercent: Whole(0, 100, 50),
  /** The record is due so many hours after the call ended. */
  recordDueH: Whole(1, 720, 24),
});
export type PolicyNumbers = v.InferOutput<typeof PolicyNumbers>;

/** Why something is as it is: a stable code and a sentence. */
export const Reason = v.object({ code: v.string(), text: v.string() });
export type Reason = v.InferOutput<typeof Reason>;

/** What follows for the owner's charge and for the vet's pay. Nothing is moved by it. */
export const Decision = v.object({
  /** The version of the policy the visit was booked under. */
  version: v.string(),
  /** Which of the clinic's numbers it was booked under: 1 are its first. What is set later is for later bookings. */
  terms: v.number(),
  outcome: Outcome,
  reason: Reason,
  /** What else a manager should know: a disputed minute, help that came too late, a late record. */
  notes: v.array(Reason),
  owner: v.object({ pays: v.picklist(['full', 'nothing', 'no-show-fee', 'cancellation-rule', 'held']) }),
  /** `share` in percent of the full pay. It is `due`, waits for the record, is held until a manager decides, or there is none. */
  vet: v.object({ share: v.number(), state: v.picklist(['none', 'waits-for-record', 'due', 'held']), reason: Reason }),
  record: v.object({ state: v.picklist(['not-needed', 'open', 'overdue', 'complete', 'complete-late']), dueAt: v.nullable(Instant) }),
});
export type Decision = v.InferOutput<typeof Decision>;

/** One line of who came when, from the server's own timeline. */
export const AttendanceLine = v.object({
  at: Instant,
  side: v.picklist(['owner', 'staff', 'server']),
  code: v.picklist([
    'here', 'testing', 'tested', 'ready', 'gone', 'came-in', 'left', 'lost', 'began', 'ended',
    'asked-help', 'desk-answered', 'help-handled', 'owner-called', 'no-show-said', 'cancelled', 'cancelled-for-owner', 'record-complete',
  ]),
  /** Seconds after the booked start; negative before it. */
  afterStartS: v.number(),
  /** Of `tested`: the checks of the device that were not good. */
  trouble: v.optional(v.array(v.string())),
});
export type AttendanceLine = v.InferOutput<typeof AttendanceLine>;

/** How a side's line was, as its browser says: seconds in which it was poor, and how often the call had to be mended. */
export const LineTrouble = v.object({ poorS: v.number(), mended: v.number() });
export type LineTrouble = v.InferOutput<typeof LineTrouble>;

/** Who came when, as the caller may see it: owners and staff see their own side and what concerns both; staff also see what was decided. */
export const Attendance = v.object({
  start: Instant,
  end: Instant,
  lines: v.array(AttendanceLine),
  /** Seconds of sound both ways, as each browser says; `null` where it said nothing. */
  twoWay: v.object({ owner: v.nullable(v.number()), staff: v.nullable(v.number()) }),
  /** `null` where the browser said nothing; owners read their own. */
  network: v.object({ owner: v.nullable(LineTrouble), staff: v.nullable(LineTrouble) }),
  /** How long whoever treats could be seen; only of a video visit in which they were in the call. */
  camera: v.optional(CameraMinutes),
  /** Only for staff; `null` while the visit is not over. */
  decision: v.optional(v.nullable(Decision)),
});
export type Attendance = v.InferOutput<typeof Attendance>;
