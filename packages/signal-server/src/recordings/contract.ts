import * as v from 'valibot';
import { Id, Instant, StaffRole } from '../shared/words.contract.ts';

/**
 * - `asked`: somebody in the call has not agreed yet. `recording`. `paused`: by hand, or because somebody has come in who has not agreed.
 * - `processing`: no more is recorded, it is being put together. `ready`. `failed`: nothing usable arrived.
 * - `declined`: nothing was recorded. `removed`: it was kept long enough, or the clinic has removed it.
 */
export const RecordingState = v.picklist(['asked', 'recording', 'paused', 'processing', 'ready', 'failed', 'declined', 'removed']);
export type RecordingState = v.InferOutput<typeof RecordingState>;

/** Why it is no longer recorded: somebody said no, took the yes back, stopped it; the call ended; the browser that recorded is gone. */
export const StopReason = v.picklist(['refused', 'taken-back', 'stopped', 'ended', 'lost']);
export type StopReason = v.InferOutput<typeof StopReason>;

/** Somebody in the call, and what they said. */
export const RecordingParty = v.object({
  person: Id,
  name: v.string(),
  role: v.union([v.literal('owner'), v.literal('guest'), StaffRole]),
  answer: v.picklist(['yes', 'no', 'asked']),
  /** In the call now. */
  here: v.boolean(),
});
export type RecordingParty = v.InferOutput<typeof RecordingParty>;

/** One recording of a visit, as one of its people sees it. */
export const Recording = v.object({
  id: Id,
  state: RecordingState,
  why: v.nullable(StopReason),
  /** Who asked. Their browser records. */
  by: v.object({ person: Id, name: v.string() }),
  parties: v.array(RecordingParty),
  /** Who has paused it by hand. */
  pausedBy: v.nullable(Id),
  askedAt: Instant,
  startedAt: v.nullable(Instant),
  stoppedAt: v.nullable(Instant),
  /** Which run it is, or was last: from each start or going on to the next pause or the end is one. What is sent says in which it was begun. */
  run: v.number(),
  /** Bytes that the server has taken, whether it may keep them or not: sending goes on from here. */
  received: v.number(),
  /** How long it plays; `null` until it is ready, or where it cannot be told. */
  seconds: v.nullable(v.number()),
  /** Bytes; `null` until it is ready. */
  bytes: v.nullable(v.number()),
  /** Until when it is kept; `null` until it is ready. */
  keptUntil: v.nullable(Instant),
  /** The caller may ask for a link to it now. */
  mayWatch: v.boolean(),
});
export type Recording = v.InferOutput<typeof Recording>;

/** How the clinic deals with recordings. */
export const RecordingSettings = v.object({
  /** Days until a recording is removed. */
  keptDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650)), 365),
  /** Owners may watch the recordings of their own visits. */
  ownersWatch: v.optional(v.boolean(), true),
});
export type RecordingSettings = v.InferOutput<typeof RecordingSettings>;

/** The same as they are kept. `revision` is the ETag. */
export const RecordingSheet = v.object({ ...RecordingSettings.entries, revision: v.number() });
export type RecordingSheet = v.InferOutput<typeof RecordingSheet>;

/** All recordings of a visit, the oldest first, and what the clinic does with them. */
export const RecordingList = v.object({ recordings: v.array(Recording), keptDays: v.number(), ownersWatch: v.boolean() });
export type RecordingList = v.InferOutput<typeof RecordingList>;

/** `id` is chosen by the caller: asking the same again, after an answer that was lost, asks once. */
export const AskToRecord = v.object({ id: Id });
export type AskToRecord = v.InferOutput<typeof AskToRecord>;

/** The caller agrees to be recorded, or does not (any more). */
export const AnswerRecording = v.object({ yes: v.boolean() });
export type AnswerRecording = v.InferOutput<typeof AnswerRecording>;

/** `done`: the browser that recorded has sent all it has. */
export const MoveRecording = v.object({ to: v.picklist(['paused', 'recording', 'stopped', 'done']) });
export type MoveRecording = v.InferOutput<typeof MoveRecording>;

/** Where its content is, for the next ten minutes, without signing in: a path on the server. */
export const RecordingLink = v.object({ href: v.string(), name: v.string(), type: v.string() });
export type RecordingLink = v.InferOutput<typeof RecordingLink>;

/**
 * - `recording-open` (409): one goes on already. `recording-closed` (409): it is over. `not-in-call` (409): only who is in the call may.
 * - `recording-not-yours` (403): another browser records, or another person has paused. `recording-not-ready` (409): it cannot be watched (any more).
 * - `recording-private` (403): the clinic keeps its recordings to itself. `part-too-large` (413): send less at once.
 */
export type RecordingsProblem =
  | 'recording-open'
  | 'recording-closed'
  | 'not-in-call'
  | 'recording-not-yours'
  | 'recording-not-ready'
  | 'recording-private'
  | 'part-too-large'
  | 'revision-needed'
  | 'revision-stale';
