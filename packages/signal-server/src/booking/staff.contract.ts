import * as v from 'valibot';
import { Instant, Line, Urgency } from '../shared/words.contract.ts';
import { Appointment } from './contract.ts';

export const DayQuery = v.object({
  view: v.optional(v.picklist(['upcoming', 'past']), 'upcoming'),
  /** `me`: only the caller's own as practitioner. */
  practitioner: v.optional(v.picklist(['me', 'all']), 'me'),
});
export type DayQuery = v.InferOutput<typeof DayQuery>;

/** Appointments with what the board needs: who is here, and how far the record is. */
export const AppointmentRow = v.object({
  ...Appointment.entries,
  /** When the desk was told that nobody has confirmed it; `null` again once somebody has. */
  escalatedAt: v.nullable(Instant),
  /** How urgent it was taken to be, by the rules or by who decided, and what was told in short. */
  triage: v.optional(v.object({ urgency: Urgency, decided: v.boolean(), summary: v.string() })),
  /** Nobody has it: since when, and which role may claim it. */
  unassigned: v.optional(v.object({ since: Instant, role: v.picklist(['vet', 'technician']) })),
  /** Files of the visit that have arrived. */
  files: v.number(),
  consult: v.object({
    state: v.picklist(['waiting', 'live', 'ended']),
    ownerStage: v.nullable(v.picklist(['arrived', 'testing', 'ready', 'in-call', 'gone'])),
    record: v.picklist(['none', 'draft', 'completed', 'amended']),
    recordDueAt: v.nullable(Instant),
  }),
});
export type AppointmentRow = v.InferOutput<typeof AppointmentRow>;

/** `unassigned`: with the upcoming ones, what nobody has: the most urgent first, then those that wait longest. */
export const AppointmentList = v.object({ appointments: v.array(AppointmentRow), unassigned: v.optional(v.array(AppointmentRow)) });
export type AppointmentList = v.InferOutput<typeof AppointmentList>;

export const DeclineRequest = v.object({ reason: v.picklist(['unwell', 'emergency-here', 'outside-my-field', 'in-person-needed', 'other']), words: v.optional(Line(300)) });
export type DeclineRequest = v.InferOutput<typeof DeclineRequest>;

const Minutes = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

/** The clinic's rules of who can book when, and for what happens to an appointment after it is booked, in minutes. */
export const BookingSettings = v.object({
  /** Least minutes between booking and start, whatever practitioners want themselves. */
  minNoticeMin: v.optional(v.pipe(Minutes(10_080), v.minValue(15)), 15),
  /** Most days ahead, and most visits of one practitioner a day (`null` for any number); their own limits may be narrower. */
  horizonDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)), 365),
  dailyCap: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))), null),
  /** Who gets a visit that anybody may take: whoever has least to do that day (and among equals confirms soonest), or whoever confirms soonest. */
  anyOrder: v.optional(v.picklist(['balance', 'quick']), 'balance'),
  /** Owners change and cancel a confirmed visit freely until so long before its start. */
  freeUntilMin: v.optional(Minutes(20_160), 60),
  /** A request that nobody has confirmed is called out so long before its start … */
  escalateBeforeMin: v.optional(Minutes(1440), 10),
  /** … and one for the next 24 hours also so long after it was booked. */
  escalateAfterMin: v.optional(Minutes(1440), 30),
  /** Whether a request that is called out goes to another free practitioner of the same role. */
  reassign: v.optional(v.boolean(), false),
  /** Whether owners may ask for a live call while somebody is on duty. */
  liveCalls: v.optional(v.boolean(), false),
  /** Whether who is on duty is mailed when an owner asks for one; the board shows it in any case. */
  mailOnDuty: v.optional(v.boolean(), true),
  /** A live call that nobody has claimed is called out after so long. */
  unclaimedAfterMin: v.optional(Minutes(240), 5),
});
export type BookingSettings = v.InferOutput<typeof BookingSettings>;
