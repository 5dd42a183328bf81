import { randomBytes } from 'node:crypto';
import type { Keys } from '../shared/keys.ts';
import { peerLetter, type RoomRole } from './rules.ts';

/** Whose peer it is: nobody else may ask for a pass on it. */
export interface PeerOwner {
  readonly consult: string;
  readonly person: string;
  readonly role: RoomRole;
}

// The mark proves later, on any node and after a restart, that this server made the id for this person of this consult.
const mark = (keys: Keys, { consult, person, role }: PeerOwner, random: string): string =>
  keys.hash('room-token', `peer:${consult}:${person}:${role}:${random}`).toString('hex').slice(0, 16);

/** A signaling id: the role's letter, then random and mark; letters and digits only, since PeerJS takes no others everywhere. */
export function newPeerId(keys: Keys, owner: PeerOwner): string {
  const random = randomBytes(8).toString('hex');
  return `${peerLetter[owner.role]}${random}${mark(keys, owner, random)}`;
}

/** Whether `peer` was made for this person of this consult. The id is no secret, so plain comparison will do. */
export function isPeerOf(keys: Keys, owner: PeerOwner, peer: string): boolean {
  const parts = /^([ovtfmg])([0-9a-f]{16})([0-9a-f]{16})$/.exec(peer);
  return parts !== null && parts[1] === peerLetter[owner.role] && parts[3] === mark(keys, owner, parts[2]!);
}
