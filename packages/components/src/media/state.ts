import { climb, meet, type PeerEvent, type PeerState, type PeerStatus } from './ladder.ts';

/**
 * What a call is doing, as a pure function of what has happened. Nothing here touches a browser: `call.ts` feeds
 * in actions with their time and carries out what the new status asks for.
 */

/** One word for the whole call. */
export type CallState =
  | 'idle' // not joined yet
  | 'lobby' // joined, nobody else is here
  | PeerState
  | 'ended';

/** The socket to the signaling server. Calls go on without it; only repairs and newcomers need it. */
export type SignalingState = 'closed' | 'opening' | 'open' | 'lost';

export interface CallStatus {
  readonly stage: 'idle' | 'joined' | 'ended';
  readonly signaling: SignalingState;
  readonly peers: Readonly<Record<string, PeerStatus>>;
}

export type CallAction =
  | { readonly type: 'join' | 'leave' }
  | { readonly type: 'signaling'; readonly state: SignalingState; readonly at: number }
  | { readonly type: 'tick' | 'retry' | 'network'; readonly at: number }
  | { readonly type: 'forget'; readonly peer: string }
  | { readonly type: 'peer'; readonly peer: string; readonly event: PeerEvent; readonly at: number };

/** Before anything has happened. */
export const IDLE: CallStatus = { stage: 'idle', signaling: 'closed', peers: {} };

/** The next status. Returns the same object when nothing changes. */
export function reduce(status: CallStatus, action: CallAction): CallStatus {
  const open = status.signaling === 'open';

  switch (action.type) {
    case 'join':
      return { ...IDLE, stage: 'joined', signaling: status.signaling };
    case 'leave':
      return { ...IDLE, stage: 'ended' };
    case 'signaling': {
      if (status.signaling === action.state) return status;
      const next = { ...status, signaling: action.state };
      return eachPeer(next, (peer) => climb(peer, 'server', action.at, action.state === 'open'));
    }
    case 'tick':
    case 'retry':
    case 'network':
      return eachPeer(status, (peer) => climb(peer, action.type, action.at, open));
    case 'forget': {
      const { [action.peer]: _, ...peers } = status.peers;
      return { ...status, peers };
    }
    case 'peer': {
      if (status.stage !== 'joined') return status;
      const before = status.peers[action.peer];
      if (!before && action.event !== 'expect') return status;
      const after = before ? climb(before, action.event, action.at, open) : meet(action.at, open);
      return after === before ? status : { ...status, peers: { ...status.peers, [action.peer]: after } };
    }
  }
}

/** Best first: among several people the best way to anybody names the state of the call. */
const BEST_FIRST: readonly PeerState[] = [
  'connected',
  'stalled',
  'restarting',
  'recalling',
  'reconnecting',
  'connecting',
  'failed',
];

/** The whole call in one word. */
export function callState(status: CallStatus): CallState {
  if (status.stage !== 'joined') return status.stage;
  const states = new Set(Object.values(status.peers).map((peer) => peer.state));
  return BEST_FIRST.find((state) => states.has(state)) ?? (status.signaling === 'lost' ? 'reconnecting' : 'lobby');
}

function eachPeer(status: CallStatus, change: (peer: PeerStatus) => PeerStatus): CallStatus {
  const before = Object.entries(status.peers);
  const after = before.map(([id, peer]) => [id, change(peer)] as const);
  const same = after.every(([, peer], i) => peer === before[i]?.[1]);
  return same ? status : { ...status, peers: Object.fromEntries(after) };
}
