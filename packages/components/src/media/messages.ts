import type { LineLevel } from './line.ts';
import type { SafetyMessage } from './safety.ts';

/**
 * What two browsers say to each other besides media. Offers, first answers and candidates are PeerJS's own messages,
 * so any PeerServer and any PeerJS client understands them. All else travels as an ANSWER without `connectionId`,
 * which every PeerServer relays and every PeerJS client ignores, or over the call's data channel.
 */

/** Why somebody is not in the call any more: pressed the button, closed the page, or the network took them. */
export type LeaveReason = 'pressed' | 'tab-closed' | 'network-lost' | 'removed';

/** What one says when leaving; `removed`: the server closed the door. */
export type ByeReason = Exclude<LeaveReason, 'network-lost'>;

/** About one call, named by PeerJS's connection id. */
export type NegotiationSignal =
  /** The first offer, as PeerJS makes it. */
  | { readonly kind: 'offer'; readonly call: string; readonly description: RTCSessionDescriptionInit }
  /** The first answer, as PeerJS makes it. */
  | { readonly kind: 'answer'; readonly call: string; readonly description: RTCSessionDescriptionInit }
  /** A later offer, numbered by who makes it, or the answer with the number of its offer. */
  | {
      readonly kind: 'description';
      readonly call: string;
      readonly offer: number;
      readonly description: RTCSessionDescriptionInit;
    }
  | { readonly kind: 'candidate'; readonly call: string; readonly candidate: RTCIceCandidateInit };

/** What one side says to the other through the server. */
export type Signal =
  | NegotiationSignal
  /** I am here and have no call with you: call me. */
  | { readonly kind: 'hello' }
  /** Please look for a new path for this call. */
  | { readonly kind: 'restart'; readonly call: string }
  /** I have no such call. */
  | { readonly kind: 'unknown'; readonly call: string }
  | { readonly kind: 'bye'; readonly reason: ByeReason }
  /** To oneself: does the socket still reach the server? */
  | { readonly kind: 'echo' };

/** What one side says to the other over the data channel. */
export type ChannelMessage =
  /** We live, and whether your sound and your picture have arrived here in the last second. */
  | { readonly kind: 'beat'; readonly hears: boolean; readonly sees: boolean }
  /** What the sender sends. A claim, not a proof. */
  | {
      readonly kind: 'media';
      readonly camera: boolean;
      readonly microphone: boolean;
      /** The picture is a screen. */
      readonly screen: boolean;
      /** How much the line lets through. */
      readonly level: LineLevel;
    }
  | SafetyMessage
  /** Words of the app, which the kit does not look into. */
  | { readonly kind: 'said'; readonly words: unknown }
  | { readonly kind: 'bye'; readonly reason: ByeReason };

/** A message as PeerJS's socket takes it. */
export interface ServerMessage {
  readonly type: 'OFFER' | 'ANSWER' | 'CANDIDATE';
  readonly dst: string;
  readonly payload: object;
}

export function toServer(dst: string, signal: Signal): ServerMessage {
  const { kind } = signal;
  if (kind === 'candidate') return { type: 'CANDIDATE', dst, payload: { candidate: signal.candidate, type: 'media', connectionId: signal.call } };
  if (kind === 'offer' || kind === 'answer') {
    return { type: kind === 'offer' ? 'OFFER' : 'ANSWER', dst, payload: { sdp: signal.description, type: 'media', connectionId: signal.call } };
  }
  return { type: 'ANSWER', dst, payload: { kit: signal } };
}

/** What came from the server, made safe to use; null for anything that is not for us. */
export type Arrival =
  | { readonly kind: 'open' }
  | { readonly kind: 'absent'; readonly from: string }
  | { readonly kind: 'left'; readonly from: string }
  | { readonly kind: 'signal'; readonly from: string; readonly signal: Signal };

export function fromServer(message: unknown): Arrival | null {
  if (!isRecord(message)) return null;
  const { type, src, payload } = message;
  if (type === 'OPEN') return { kind: 'open' };
  if (typeof src !== 'string') return null;
  if (type === 'EXPIRE') return { kind: 'absent', from: src };
  if (type === 'LEAVE') return { kind: 'left', from: src };
  if (!isRecord(payload)) return null;

  const call = payload.connectionId;
  if (type === 'CANDIDATE' && typeof call === 'string' && isRecord(payload.candidate)) {
    return { kind: 'signal', from: src, signal: { kind: 'candidate', call, candidate: payload.candidate } };
  }
  if (type === 'OFFER') {
    const { sdp } = payload;
    if (payload.type !== 'media' || typeof call !== 'string' || !isDescription(sdp)) return null;
    return { kind: 'signal', from: src, signal: { kind: 'offer', call, description: sdp } };
  }
  if (type === 'ANSWER' && typeof call === 'string' && isDescription(payload.sdp)) {
    return { kind: 'signal', from: src, signal: { kind: 'answer', call, description: payload.sdp } };
  }
  const signal = type === 'ANSWER' && call === undefined ? parseSignal(payload.kit) : null;
  return signal && { kind: 'signal', from: src, signal };
}

function parseSignal(value: unknown): Signal | null {
  if (!isRecord(value)) return null;
  const { kind, call, offer, description } = value;
  if (kind === 'hello' || kind === 'echo') return { kind };
  if (kind === 'bye') return { kind, reason: byeReason(value.reason) };
  if (typeof call !== 'string') return null;
  if (kind === 'restart' || kind === 'unknown') return { kind, call };
  if (kind !== 'description' || typeof offer !== 'number' || !isDescription(description)) return null;
  return { kind, call, offer, description };
}

/** What came over the data channel; null for anything else. */
export function parseChannelMessage(data: unknown): ChannelMessage | null {
  if (typeof data !== 'string') return null;
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null; // Not ours: an application may use the channel's other side as it likes.
  }
  if (!isRecord(value)) return null;
  if (value.kind === 'beat') return { kind: 'beat', hears: value.hears === true, sees: value.sees === true };
  if (value.kind === 'promise' && typeof value.hash === 'string') return { kind: 'promise', hash: value.hash };
  if (value.kind === 'nonce' && typeof value.nonce === 'string') return { kind: 'nonce', nonce: value.nonce };
  if (value.kind === 'bye') return { kind: 'bye', reason: byeReason(value.reason) };
  if (value.kind === 'said') return { kind: 'said', words: value.words };
  if (value.kind !== 'media') return null;
  return {
    kind: 'media',
    camera: value.camera === true,
    microphone: value.microphone === true,
    screen: value.screen === true,
    level: value.level === 'small' || value.level === 'audio' || value.level === 'phone' ? value.level : 'full',
  };
}

const byeReason = (value: unknown): ByeReason => (value === 'tab-closed' || value === 'removed' ? value : 'pressed');

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isDescription = (value: unknown): value is RTCSessionDescriptionInit =>
  isRecord(value) &&
  typeof value.sdp === 'string' &&
  (value.type === 'offer' || value.type === 'answer' || value.type === 'rollback' || value.type === 'pranswer');
