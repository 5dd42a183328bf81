import * as v from 'valibot';
import { Appointment, Place } from '../booking/contract.ts';
import { Agreement, ConsentNeeded } from '../consent/contract.ts';
import { RoomPass } from '../signaling/contract.ts';
import { Id, Instant, StaffRole, Text } from '../shared/words.contract.ts';

export const Stage = v.picklist(['arrived', 'testing', 'ready', 'in-call', 'gone']);
export type Stage = v.InferOutput<typeof Stage>;

/** Told by the person's own browser over HTTP, so that a blocked WebSocket does not look like a no-show. `in-call` is the server's own knowledge. */
export const PresenceRequest = v.object({ stage: v.picklist(['arrived', 'testing', 'ready', 'gone']) });
export type PresenceRequest = v.InferOutput<typeof PresenceRequest>;

export const RoomRole = v.union([v.literal('owner'), v.literal('guest'), StaffRole]);

/** Somebody of this consult and how near they are. */
export const Participant = v.object({
  person: Id,
  name: v.string(),
  role: RoomRole,
  stage: Stage,
  /** Signaling ids of this person that are in the call right now. */
  peers: v.array(v.string()),
  at: Instant,
});
export type Participant = v.InferOutput<typeof Participant>;

/** The room as one of its people sees it. */
export const Room = v.object({
  appointment: Appointment,
  state: v.picklist(['waiting', 'live', 'ended']),
  messaging: v.picklist(['open', 'locked']),
  /** Closed without a call: the owner did not come. */
  closedAs: v.optional(v.literal('no-show')),
  startedAt: v.nullable(Instant),
  endedAt: v.nullable(Instant),
  participants: v.array(Participant),
  /** The practitioner is in the call of another visit now. */
  practitionerBusy: v.optional(v.boolean()),
  me: v.object({
    person: Id,
    role: RoomRole,
    name: v.string(),
    /** Whether this vet or technician has said today that they work in a fitting place; not there for others. */
    placeTold: v.optional(v.boolean()),
  }),
  /** What the owner agreed to; `needed`: why the owner must agree (again) before going in. Not there for visits at the clinic. */
  consent: v.optional(v.object({ needed: v.nullable(ConsentNeeded), recording: v.boolean() })),
  /** Everybody in the call is asked for a recording, or one goes on or is paused. */
  recording: v.optional(v.boolean()),
});
export type Room = v.InferOutput<typeof Room>;

/** A pass for the WebSocket: short-lived, for one peer of this consult. */
export const Joined = v.object({ pass: RoomPass, participants: v.array(Participant) });
export type Joined = v.InferOutput<typeof Joined>;

/** For a fresh pass on the same peer id (reconnecting). */
export const JoinRequest = v.object({
  peer: v.optional(v.pipe(v.string(), v.maxLength(64))),
  /** The socket waits in the lobby until `{"type":"JOIN"}` is said on it; without, whoever opens it has come into the call. */
  lobby: v.optional(v.boolean(), false),
  /** Where the owner says the animal is now. */
  place: v.optional(Place),
});
export type JoinRequest = v.InferOutput<typeof JoinRequest>;

/** The owner agrees (again) before going in. */
export const AgreeRequest = v.object({ ...Agreement.entries, place: Place });
export type AgreeRequest = v.InferOutput<typeof AgreeRequest>;

export const EndRequest = v.object({
  /** `pressed`: somebody hung up; ends the call for both. */
  why: v.picklist(['pressed', 'finished']),
});
export type EndRequest = v.InferOutput<typeof EndRequest>;

const Seconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400));

/**
 * What the caller's browser received of one other peer since its last word about it, in whole seconds, at most two minutes: their sound, their
 * picture, sound both ways, sound and picture both ways; and the longest unbroken time of the latter in the whole call. `quality`, `restarts` and
 * `recalls` are of the whole call; `last` says that no more follows.
 */
export const MeasuredRequest = v.object({
  peer: v.pipe(v.string(), v.maxLength(64)),
  of: v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[A-Za-z0-9]+$/)),
  seconds: v.pipe(Seconds, v.maxValue(120)),
  heard: Seconds,
  seen: Seconds,
  twoWayAudio: Seconds,
  twoWay: Seconds,
  unbroken: Seconds,
  quality: v.object({ good: Seconds, fair: Seconds, poor: Seconds }),
  restarts: Seconds,
  recalls: Seconds,
  last: v.boolean(),
});
export type MeasuredRequest = v.InferOutput<typeof MeasuredRequest>;

export const Message = v.object({
  id: Id,
  author: v.object({ person: Id, name: v.string(), role: RoomRole }),
  text: v.string(),
  staffOnly: v.boolean(),
  at: Instant,
});
export type Message = v.InferOutput<typeof Message>;
export const MessageList = v.object({ messages: v.array(Message) });
export type MessageList = v.InferOutput<typeof MessageList>;

/** `id` is chosen by the writer, so that sending again after a lost answer writes nothing twice. */
export const SayRequest = v.object({ id: Id, text: v.pipe(Text(4000), v.regex(/\S/, 'Some words')), staffOnly: v.optional(v.boolean(), false) });
export type SayRequest = v.InferOutput<typeof SayRequest>;

/** One event of the consult, in order, server time. */
export const TimelineEvent = v.object({
  seq: v.number(),
  at: Instant,
  actor: v.object({ kind: v.picklist(['owner', 'staff', 'guest', 'system', 'operator']), id: v.nullable(Id) }),
  type: v.string(),
  data: v.record(v.string(), v.unknown()),
});
export type TimelineEvent = v.InferOutput<typeof TimelineEvent>;
export const Timeline = v.object({ events: v.array(TimelineEvent) });
export type Timeline = v.InferOutput<typeof Timeline>;

/**
 * - `consent-needed` (409; `why`): the owner must agree first. `not-confirmed` (409), `visit-over` (410), `visit-cancelled` (410), `messaging-locked` (409), `not-video` (409), `peer-not-yours` (403).
 * - `guests-full` (409): two are invited already.
 * - Help: `help-too-early` (409), `no-help-asked` (409). «My client didn't show up»: `join-first`, `owner-is-here`, `met-already`, `help-first`, `owner-being-called`, `no-show-too-early` (all 409).
 */
export type ConsultProblem =
  | 'not-confirmed'
  | 'visit-over'
  | 'visit-cancelled'
  | 'messaging-locked'
  | 'not-video'
  | 'peer-not-yours'
  | 'help-too-early'
  | 'no-help-asked'
  | 'join-first'
  | 'owner-is-here'
  | 'met-already'
  | 'help-first'
  | 'owner-being-called'
  | 'no-show-too-early'
  | 'guests-full';
