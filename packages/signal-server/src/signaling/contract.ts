import * as v from 'valibot';
import { Instant } from '../shared/words.contract.ts';
import { IceServer } from './ice.contract.ts';

/** PeerServer's option `path`: the greeting is at `/peerjs/`, the WebSocket at `/peerjs/peerjs`. */
export const signalingPath = '/peerjs';

/** PeerServer's option `key`. */
export const signalingKey = 'peerjs';

/** Why the server closed the socket, beside the codes of RFC 6455. */
export const signalingClose = {
  /** The same peer opened a newer socket: do not reconnect from here. */
  superseded: 4001,
  /** The person was taken out of the consult, or the consult ended. */
  removed: 4003,
} as const;

/** Lets one peer open one WebSocket until `expiresAt` (a minute); reconnecting needs a fresh pass for the same peer. */
export const RoomPass = v.object({
  peer: v.string(),
  token: v.string(),
  expiresAt: Instant,
  signaling: v.object({ path: v.literal(signalingPath), key: v.literal(signalingKey) }),
  iceServers: v.array(IceServer),
  /** For how many seconds from now the credentials of the relay are good, an hour at most: a longer call asks for another pass before. Null without a relay. */
  relaySeconds: v.nullable(v.number()),
});
export type RoomPass = v.InferOutput<typeof RoomPass>;

/** `room-pass-needed` (403): ids are given with a room pass only. */
export type SignalingProblem = 'room-pass-needed';
