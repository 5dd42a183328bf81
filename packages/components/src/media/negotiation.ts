/** The decisions of "perfect negotiation": what to do with an offer when both sides may offer at any time. */

export interface Negotiation {
  /** The polite side gives way. The lower id is impolite. */
  readonly polite: boolean;
  /** An own offer is being made this moment (setLocalDescription has not settled). */
  readonly makingOffer: boolean;
  readonly signalingState: RTCSignalingState;
}

/**
 * `take` the offer (the browser rolls an own offer back by itself), or `ignore` it: our own offer wins, and the
 * candidates that belong to the ignored one are ignored as well.
 */
export function onOffer({ polite, makingOffer, signalingState }: Negotiation): 'take' | 'ignore' {
  const collision = makingOffer || signalingState !== 'stable';
  return collision && !polite ? 'ignore' : 'take';
}

/** An answer makes sense only while an own offer is open; a late one to a rolled-back offer is dropped. */
export const onAnswer = (signalingState: RTCSignalingState): 'take' | 'ignore' =>
  signalingState === 'have-local-offer' ? 'take' : 'ignore';

/** How to begin an ICE restart: an offer that was never answered has to be taken back first. */
export const restartPlan = (signalingState: RTCSignalingState): 'restart' | 'roll-back-and-restart' | 'wait' =>
  signalingState === 'stable' ? 'restart' : signalingState === 'have-local-offer' ? 'roll-back-and-restart' : 'wait';

/** Of two people the one with the lower id calls, so that never both do. Plain comparison of code units. */
export const calls = (own: string, other: string): boolean => own < other;
