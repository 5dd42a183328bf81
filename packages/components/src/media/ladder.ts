/**
 * The way to one other person: what is tried, for how long, and what comes next. Pure: time comes in with each
 * event, as milliseconds of any steady clock.
 */

/** One word for the way to one other person. */
export type PeerState =
  | 'connecting' // first attempt
  | 'connected'
  | 'stalled' // nothing arrives; waiting a moment before doing something
  | 'restarting' // looking for a new path for the same call
  | 'recalling' // calling again from the start, with the same tracks
  | 'reconnecting' // the server has to be reached first
  | 'failed'; // given up after a minute; a person may press "try again"

export interface PeerStatus {
  readonly state: PeerState;
  /** Which attempt of this state this is; 0 = not begun, the server is not reached yet. A change means: do it now. */
  readonly attempt: number;
  /** When the next step is due if nothing happens. */
  readonly deadline: number;
  /** When to give up. */
  readonly limit: number;
  /** What to do once the server is reached (only while reconnecting). */
  readonly resume: 'restarting' | 'recalling';
}

/**
 * `expect`: is in the room, connect. `answered`: has taken the call. `absent`: the server does not know the id. `greeted`: is there and has no call.
 * `flow`: media arrives. `quiet`: nothing has arrived for a while. `broken`: the path is dead for certain.
 * `unknown`: the other side has no such call (its page was reloaded, say). `server`: the socket opened or was lost.
 * `network`: another network, or it is there again. `retry`: a person pressed "try again".
 */
export type PeerEvent =
  | 'expect'
  | 'answered'
  | 'absent'
  | 'greeted'
  | 'flow'
  | 'quiet'
  | 'broken'
  | 'unknown'
  | 'server'
  | 'tick'
  | 'network'
  | 'retry';

/** How long each step may take, in milliseconds. */
export const PATIENCE = {
  answer: 6_000,
  connect: 10_000,
  absent: 1_000,
  stall: 1_000,
  restart: [3_000, 4_000, 5_000],
  recall: 8_000,
  giveUp: 60_000,
} as const;

/** Somebody new is in the room. */
export const meet = (at: number, serverOpen: boolean): PeerStatus =>
  attempt({ ...FRESH, limit: at + PATIENCE.giveUp }, 'connecting', at, serverOpen);

/** The next status after one event. Returns the same object when nothing changes. */
export function climb(peer: PeerStatus, event: PeerEvent, at: number, serverOpen: boolean): PeerStatus {
  const { state } = peer;
  const waiting = state === 'connecting' || state === 'recalling';
  const afterTrouble = { ...peer, limit: Math.min(peer.limit, at + PATIENCE.giveUp) };

  switch (event) {
    case 'flow':
      return state === 'connected' ? peer : { ...FRESH, state: 'connected', attempt: 1 };
    case 'quiet':
      if (state !== 'connected') return peer;
      return { ...afterTrouble, state: 'stalled', attempt: 1, deadline: at + PATIENCE.stall };
    case 'broken':
      return state === 'failed' || state === 'reconnecting' ? peer : nextRung(afterTrouble, at, serverOpen);
    case 'unknown':
      if (waiting || state === 'failed' || state === 'reconnecting') return peer;
      return attempt(afterTrouble, 'recalling', at, serverOpen);
    case 'answered':
      return waiting ? { ...peer, deadline: at + PATIENCE.connect } : peer;
    case 'greeted':
      return waiting ? attempt(peer, state, at, serverOpen) : peer;
    case 'absent':
      return waiting ? { ...peer, deadline: at + PATIENCE.absent } : peer;
    case 'expect':
      return state === 'failed' ? meet(at, serverOpen) : peer;
    case 'retry':
      return state === 'failed' ? attempt({ ...peer, limit: at + PATIENCE.giveUp }, 'recalling', at, serverOpen) : peer;
    case 'server':
      if (serverOpen && state === 'reconnecting') return attempt(peer, peer.resume, at, serverOpen);
      if (serverOpen && state === 'connecting') return attempt(peer, 'connecting', at, serverOpen);
      if (!serverOpen && (state === 'restarting' || state === 'recalling')) return attempt(peer, state, at, serverOpen);
      return peer;
    case 'network':
      // The same rung again: what was tried went over a network that is gone.
      if (state === 'stalled') return attempt(afterTrouble, 'restarting', at, serverOpen);
      return state === 'restarting' || state === 'recalling' || state === 'connecting' ? attempt(peer, state, at, serverOpen) : peer;
    case 'tick':
      if (at >= peer.limit) return { ...FRESH, state: 'failed' };
      return at >= peer.deadline ? nextRung(peer, at, serverOpen) : peer;
  }
}

const FRESH: PeerStatus = {
  state: 'connecting',
  attempt: 0,
  deadline: Infinity,
  limit: Infinity,
  resume: 'recalling',
};

function nextRung(peer: PeerStatus, at: number, serverOpen: boolean): PeerStatus {
  const { state } = peer;
  if (state === 'connected' || state === 'stalled') return attempt(peer, 'restarting', at, serverOpen);
  if (state === 'connecting') return attempt(peer, 'connecting', at, serverOpen);
  const restartAgain = state === 'restarting' && peer.attempt < PATIENCE.restart.length;
  return attempt(peer, restartAgain ? 'restarting' : 'recalling', at, serverOpen);
}

/** One more attempt; or waiting for the server first, since without it nothing can be agreed. */
function attempt(
  peer: PeerStatus,
  state: 'connecting' | 'restarting' | 'recalling',
  at: number,
  serverOpen: boolean,
): PeerStatus {
  if (!serverOpen) {
    if (state === 'connecting') return { ...peer, deadline: Infinity };
    return { ...peer, state: 'reconnecting', attempt: 1, deadline: Infinity, resume: state };
  }

  const count = peer.state === state ? peer.attempt + 1 : 1;
  const wait = { connecting: PATIENCE.answer, recalling: PATIENCE.recall, restarting: restartPatience(count) }[state];
  return { ...peer, state, attempt: count, deadline: at + wait };
}

const restartPatience = (count: number): number =>
  PATIENCE.restart[Math.min(count, PATIENCE.restart.length) - 1] ?? PATIENCE.recall;
