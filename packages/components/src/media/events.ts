import type { PeerState } from './ladder.ts';
import type { LineLevel } from './line.ts';
import type { LeaveReason } from './messages.ts';
import type { RemoteMedia } from './pair.ts';
import type { QualitySample } from './quality.ts';
import type { CallState, SignalingState } from './state.ts';

/** Why the own call is over: left by oneself, or sent out by the server. */
export type EndReason = 'pressed' | 'tab-closed' | 'superseded' | 'removed' | 'unsupported';

/** The word for the call, or for the way to one person, has changed. */
export class CallStateEvent extends Event {
  static readonly type = 'state';
  constructor(
    readonly state: CallState,
    readonly before: CallState,
    /** The way to each person. */
    readonly peers: Readonly<Record<string, PeerState>>,
    /** Set when `state` is `ended`. */
    readonly reason: EndReason | null,
  ) {
    super(CallStateEvent.type);
  }
}

/** Somebody can be heard and seen: give `stream` to a `<video>` once. It stays the same for as long as they are here. */
export class RemoteStreamEvent extends Event {
  static readonly type = 'remote';
  constructor(
    readonly peerId: string,
    readonly stream: MediaStream,
  ) {
    super(RemoteStreamEvent.type);
  }
}

/** Somebody turned camera or microphone on or off, as their browser says. */
export class RemoteMediaEvent extends Event {
  static readonly type = 'remote-media';
  constructor(
    readonly peerId: string,
    readonly media: RemoteMedia,
  ) {
    super(RemoteMediaEvent.type);
  }
}

/** Somebody is not in the call any more, and why. */
export class PeerLeftEvent extends Event {
  static readonly type = 'left';
  constructor(
    readonly peerId: string,
    readonly reason: LeaveReason,
  ) {
    super(PeerLeftEvent.type);
  }
}

/** One second of numbers about the way to one person. */
export class QualityEvent extends Event {
  static readonly type = 'quality';
  constructor(
    readonly peerId: string,
    readonly sample: QualitySample,
  ) {
    super(QualityEvent.type);
  }
}

/**
 * The line to somebody carries less, or more again: what is sent to them has changed. `phone` means that even sound does not get through
 * well: say that a phone call is better now. It comes back by itself.
 */
export class LineLevelEvent extends Event {
  static readonly type = 'line';
  constructor(
    readonly peerId: string,
    readonly level: LineLevel,
  ) {
    super(LineLevelEvent.type);
  }
}

/**
 * Four words that somebody else sees too if, and only if, nobody sits between the two. Null: the exchange was tampered with. A new call
 * (state `recalling`) has new words.
 */
export class SafetyWordsEvent extends Event {
  static readonly type = 'safety';
  constructor(
    readonly peerId: string,
    readonly words: readonly string[] | null,
  ) {
    super(SafetyWordsEvent.type);
  }
}

/** Somebody's app has said something by `say()`. It comes from another browser: look what it is before you use it. */
export class SaidEvent extends Event {
  static readonly type = 'said';
  constructor(
    readonly peerId: string,
    readonly words: unknown,
  ) {
    super(SaidEvent.type);
  }
}

/** The socket to the server opened, was lost, or is being opened. A running call goes on without it. */
export class SignalingEvent extends Event {
  static readonly type = 'signaling';
  constructor(readonly state: SignalingState) {
    super(SignalingEvent.type);
  }
}

/**
 * Why the server was not reached: `no-pass` (the app's `pass()` failed, see `cause`), `lost`, `no-answer`, `id-taken`,
 * `refused`, `not-loaded` (the code of the kit could not be fetched). The next attempt comes by itself.
 */
export type ServerProblemCode = 'no-pass' | 'lost' | 'no-answer' | 'id-taken' | 'refused' | 'not-loaded';

/** The server was not reached. A running call goes on. */
export class ServerProblemEvent extends Event {
  static readonly type = 'server-problem';
  constructor(
    readonly code: ServerProblemCode,
    readonly cause?: unknown,
  ) {
    super(ServerProblemEvent.type);
  }
}

export interface CallEventMap {
  [CallStateEvent.type]: CallStateEvent;
  [RemoteStreamEvent.type]: RemoteStreamEvent;
  [RemoteMediaEvent.type]: RemoteMediaEvent;
  [PeerLeftEvent.type]: PeerLeftEvent;
  [QualityEvent.type]: QualityEvent;
  [LineLevelEvent.type]: LineLevelEvent;
  [SafetyWordsEvent.type]: SafetyWordsEvent;
  [SaidEvent.type]: SaidEvent;
  [SignalingEvent.type]: SignalingEvent;
  [ServerProblemEvent.type]: ServerProblemEvent;
}
