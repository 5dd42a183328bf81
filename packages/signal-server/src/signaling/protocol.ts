import * as v from 'valibot';
import { memberText } from './member-text.ts';

/** Longer ids cannot sit down, so nothing waits for them either. */
export const longestId = 128;

const PeerId = v.pipe(v.string(), v.minLength(1), v.maxLength(longestId));

const Heartbeat = v.object({ type: v.literal('HEARTBEAT') });
const Leave = v.object({ type: v.literal('LEAVE'), dst: v.nullish(v.union([PeerId, v.literal('')])) });
const Relay = v.object({ type: v.picklist(['OFFER', 'ANSWER', 'CANDIDATE']), dst: PeerId });
const Frame = v.variant('type', [Heartbeat, Leave, Relay]);

/**
 * What a client may say. `src` and all else it claims is dropped: the server knows who speaks.
 * OPEN, ERROR, ID-TAKEN and EXPIRE are the server's words; from a client they are no frames.
 */
export type Frame =
  | { readonly type: 'HEARTBEAT' }
  | { readonly type: 'LEAVE'; readonly dst?: string | undefined }
  | { readonly type: 'OFFER' | 'ANSWER' | 'CANDIDATE'; readonly dst: string; readonly payload: string | undefined };

/** Reads one text frame; undefined when it is none. Never throws. `payload` is the sender's own JSON text. */
export function parseFrame(text: string): Frame | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (Array.isArray(json)) return undefined;
  const result = v.safeParse(Frame, json);
  if (!result.success) return undefined;
  const frame = result.output;
  if (frame.type === 'HEARTBEAT') return frame;
  if (frame.type === 'LEAVE') return { type: frame.type, dst: frame.dst || undefined };
  return { ...frame, payload: memberText(text, 'payload') };
}

/** A client's frame as its receiver gets it. */
export const relayed = (type: string, src: string, dst: string, payload?: string): string =>
  `{"type":"${type}","src":${JSON.stringify(src)},"dst":${JSON.stringify(dst)}${payload === undefined ? '' : `,"payload":${payload}`}}`;

export const openFrame = '{"type":"OPEN"}';
export const idTakenFrame = JSON.stringify({ type: 'ID-TAKEN', payload: { msg: 'ID is taken' } });

/** `absent` did not come in time to hear `sender`. */
export const expireFrame = (absent: string, sender: string): string => relayed('EXPIRE', absent, sender);

/** `gone` has left; the client closes its connections to that peer. */
export const leaveFrame = (gone: string, to: string): string => relayed('LEAVE', gone, to);

/** PeerServer's own words, since clients know them. */
export const refusals = {
  incomplete: 'No id, token, or key supplied to websocket server',
  'bad-key': 'Invalid key provided',
  'bad-id': 'Invalid id provided',
  'bad-token': 'Invalid token provided',
  full: 'Server has reached its concurrent user limit',
} as const;
export type Refusal = keyof typeof refusals;

export const errorFrame = (refusal: Refusal): string => JSON.stringify({ type: 'ERROR', payload: { msg: refusals[refusal] } });
