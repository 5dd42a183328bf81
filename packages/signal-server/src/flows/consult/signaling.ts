import type { RoomPass } from '../../signaling/contract.ts';

/** A peer that has an open socket right now. */
export interface ConnectedPeer {
  readonly person: string;
  readonly peer: string;
  /** In the call; otherwise in the lobby. */
  readonly joined: boolean;
}

/** What the flows of the room need of `signaling/`. */
export interface Signaling {
  /** The relay's credentials are in it only within `relay`. */
  issue(pass: { clinic: string; consult: string; person: string; role: string; peer: string; waits: boolean; relay: { from: Date; until: Date } }): Promise<RoomPass>;
  /** What a peer finds its way with; the relay's credentials only within `relay`. Says whether there is a relay at all. */
  iceFor(peer: string, relay: { from: Date; until: Date } | undefined): { readonly iceServers: RoomPass['iceServers']; readonly relay: boolean };
  /** At whatever process of the server they are connected. */
  peersOf(consult: string): readonly ConnectedPeer[] | Promise<readonly ConnectedPeer[]>;
  /** Closes the sockets of a person, or of everybody, in this consult now. */
  remove(consult: string, person?: string): void | Promise<void>;
}
