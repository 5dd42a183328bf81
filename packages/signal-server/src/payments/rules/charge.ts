import type { WhyNotCharge } from '../contract.ts';
import type { Owing } from './owed.ts';

export interface Chargeable {
  readonly hasBill: boolean;
  readonly pays: Owing['pays'];
  /** What would stand on the bill comes to nothing. */
  readonly isFree: boolean;
  readonly modality: 'video' | 'phone' | 'in-person' | 'messages';
  readonly state: 'waiting' | 'live' | 'ended';
  readonly start: Date;
  readonly isManager: boolean;
}

/** Why nobody can charge now; nothing when they may. */
export function whyNotCharge({ hasBill, pays, isFree, modality, state, start, isManager }: Chargeable, now: Date): WhyNotCharge | undefined {
  if (hasBill) return 'charged-already';
  if (pays === 'nothing' || (isFree && (pays === 'cancellation-rule' || pays === 'no-show-fee'))) return 'nothing-to-charge';
  if (pays === 'held' && !isManager) return 'held-by-policy';
  if (pays !== 'undecided') return undefined;
  const begun = modality === 'video' ? state !== 'waiting' : now >= start;
  return begun ? undefined : 'charge-too-early';
}
