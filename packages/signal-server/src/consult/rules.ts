import type { Caller } from '../shared/scope.ts';
import type { StaffRole } from '../shared/words.contract.ts';
import type { ConsultProblem, Stage } from './contract.ts';

/** What the rules need of a visit: the appointment's times and status, and how far the consult is. */
export interface Visit {
  readonly status: 'held' | 'unassigned' | 'requested' | 'confirmed' | 'declined' | 'cancelled' | 'done';
  readonly modality: 'video' | 'phone' | 'in-person' | 'messages';
  readonly start: Date;
  readonly end: Date;
  readonly state: 'waiting' | 'live' | 'ended';
  readonly messaging: 'open' | 'locked';
}

/** For how long after its end a visit's room stays open to the owner's link. */
export const openHoursAfterEnd = 48;

const over = ({ end }: Visit, now: Date): boolean => now.getTime() >= end.getTime() + openHoursAfterEnd * 3_600_000;
const cancelled = ({ status }: Visit): boolean => status === 'cancelled' || status === 'declined';

/** Why somebody may not come into the lobby (device test, messages, files) now; nothing when they may. A requested visit has one too. */
export function whyNotEnter(visit: Visit, now: Date): ConsultProblem | undefined {
  if (cancelled(visit)) return 'visit-cancelled';
  if (over(visit, now)) return 'visit-over';
  return undefined;
}

/** Why nobody may join the call now. Joining before the start is allowed. A call that was ended stays ended. */
export function whyNotJoin(visit: Visit, now: Date): ConsultProblem | undefined {
  const closed = whyNotEnter(visit, now);
  if (closed) return closed;
  if (visit.modality !== 'video') return 'not-video';
  if (visit.state === 'ended' || visit.status === 'done') return 'visit-over';
  if (visit.status !== 'confirmed') return 'not-confirmed';
  return undefined;
}

/** For how long around its booked time a visit may use the relay, in minutes. */
const relayMargin = 60;

/** From when to when a visit may use the relay: around its booked time, and a while from now again as long as its call goes on. */
export function relayTimes({ start, end, state }: Visit, now: Date): { readonly from: Date; readonly until: Date } {
  const margin = relayMargin * 60_000;
  const last = state === 'live' ? Math.max(end.getTime(), now.getTime()) : end.getTime();
  return { from: new Date(start.getTime() - margin), until: new Date(last + margin) };
}

/** Why nothing can be written now. The staff may write after the 48 hours, and after locking. */
export function whyNotSay(visit: Visit, role: RoomRole, now: Date): ConsultProblem | undefined {
  if (role !== 'owner') return undefined;
  if (visit.messaging === 'locked') return 'messaging-locked';
  return whyNotEnter(visit, now);
}

/** What pressing the end does: hang up for both, close a visit that never was a call, only step out, or nothing any more. */
export function endingOf(visit: Visit, role: RoomRole, why: 'pressed' | 'finished'): 'end' | 'leave' | 'nothing' {
  if (visit.state === 'ended') return 'nothing';
  // A guest goes; the visit is not theirs to end.
  if (role === 'guest') return 'leave';
  if (visit.state === 'live') return 'end';
  // Alone in the room: hanging up must not take the visit away from the other side, who may be on the way.
  return role !== 'owner' && why === 'finished' ? 'end' : 'leave';
}

/** The stage to keep when a browser says `said`. Who is in the call by the server's own knowledge stays there until the socket is gone. */
export function stageAfter(current: Stage | undefined, said: Stage, connected: boolean): Stage {
  return current === 'in-call' && connected ? 'in-call' : said;
}

export type RoomRole = 'owner' | 'guest' | StaffRole;

/** Who the caller is in a room. Drafts and nobody have no place in one. */
export function personIn(caller: Caller): { kind: 'owner' | 'staff' | 'guest'; person: string; role: RoomRole } | undefined {
  if (caller.kind === 'owner' || caller.kind === 'appointment') return { kind: 'owner', person: caller.owner, role: 'owner' };
  if (caller.kind === 'guest') return { kind: 'guest', person: caller.guest, role: 'guest' };
  if (caller.kind === 'staff') return { kind: 'staff', person: caller.staff, role: caller.role };
  return undefined;
}

/** The first letter of a peer's id tells the other side whom to expect. */
export const peerLetter: Readonly<Record<RoomRole, string>> = { owner: 'o', guest: 'g', vet: 'v', technician: 't', 'front-desk': 'f', manager: 'm' };

/** Which side a peer is of, by its letter. */
export const kindOfPeer = (peer: string): 'owner' | 'staff' | 'guest' => (peer.startsWith(peerLetter.owner) ? 'owner' : peer.startsWith(peerLetter.guest) ? 'guest' : 'staff');

/** Whether a measurement is possible at all: nobody is heard, seen or met for longer than was listened. */
export const isPossible = ({ seconds, heard, seen, twoWayAudio, twoWay }: Record<'seconds' | 'heard' | 'seen' | 'twoWayAudio' | 'twoWay', number>): boolean =>
  Math.max(heard, seen) <= seconds && twoWayAudio <= heard && twoWay <= Math.min(twoWayAudio, seen);
