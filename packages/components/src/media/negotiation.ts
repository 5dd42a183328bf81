import type { PeerState } from './ladder.ts';
import type { Signal } from './messages.ts';

/** What to do about what the other side says. Pure; `session.ts` and `negotiator.ts` carry it out. */

/** The moments of "perfect negotiation": both sides may offer at any time. */
export interface Negotiation {
  /** The polite side gives way. The lower id is impolite. */
  readonly polite: boolean;
  /** An own offer is being made this moment (setLocalDescription has not settled). */
  readonly makingOffer: boolean;
  /** An answer is being taken this moment: it will be `stable` by the time the offer is looked at. */
  readonly takingAnswer: boolean;
  readonly signalingState: RTCSignalingState;
}

/**
 * `take` the offer (the browser rolls an own offer back by itself), or `ignore` it: our own offer wins, and the
 * candidates that belong to the ignored one are ignored as well.
 */
export function onOffer({ polite, makingOffer, takingAnswer, signalingState }: Negotiation): 'take' | 'ignore' {
  const collision = makingOffer || (signalingState !== 'stable' && !takingAnswer);
  return collision && !polite ? 'ignore' : 'take';
}

/** An answer makes sense only while its offer is open; a late one to an offer that was taken back is dropped. */
export const onAnswer = (signalingState: RTCSignalingState, isToLastOffer: boolean): 'take' | 'ignore' =>
  signalingState === 'have-local-offer' && isToLastOffer ? 'take' : 'ignore';

/** How to begin an ICE restart: an offer that was never answered has to be taken back first. */
export const restartPlan = (signalingState: RTCSignalingState): 'restart' | 'roll-back-and-restart' | 'wait' =>
  signalingState === 'stable' ? 'restart' : signalingState === 'have-local-offer' ? 'roll-back-and-restart' : 'wait';

/** Of two people the one with the lower id calls, so that never both do. Plain comparison of code units. */
export const calls = (own: string, other: string): boolean => own < other;

/** The server keeps a call for somebody who is not there yet about this long, milliseconds. */
export const KEPT_BY_SERVER = 5_000;

/** A call in trouble may have been lost on its way: a greeting this much later is no crossing any more, milliseconds. */
const CROSSING = 1_000;

/** What is known about the way to the one who speaks. */
export interface OwnSide {
  /** The call in use, by its id. */
  readonly call: string | null;
  /** How long ago it was made, milliseconds. */
  readonly age: number;
  readonly isCaller: boolean;
  readonly state: PeerState | undefined;
}

/**
 * - `meet`: somebody new, connect. `connect`: try once more now. `recall`: their side of the call is gone, make a new one
 * - `say-unknown`: they speak of a call that is not here (any more)
 * - `negotiate`: hand it to the connection
 */
export type Reaction = 'nothing' | 'forget' | 'meet' | 'connect' | 'recall' | 'say-unknown' | 'restart' | 'negotiate';

const inTrouble = (state: PeerState | undefined): boolean => state === 'recalling' || state === 'reconnecting' || state === 'restarting';

export function onSignal(signal: Signal, own: OwnSide): Reaction {
  switch (signal.kind) {
    case 'echo':
    case 'offer': // A call of its own, which is taken or kept.
      return 'nothing';
    case 'bye':
      return 'forget';
    case 'hello':
      // If our call is fresh, the server has it for them.
      if (!own.isCaller || own.age < (inTrouble(own.state) ? CROSSING : KEPT_BY_SERVER)) return 'nothing';
      if (own.state === undefined) return 'meet';
      return own.state === 'connecting' || own.state === 'recalling' ? 'connect' : 'recall';
  }
  if (own.call !== signal.call) {
    return signal.kind === 'description' || signal.kind === 'restart' ? 'say-unknown' : 'nothing';
  }
  if (signal.kind === 'unknown') return 'recall';
  return signal.kind === 'restart' ? 'restart' : 'negotiate';
}
