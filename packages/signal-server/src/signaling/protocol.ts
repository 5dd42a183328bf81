import { memberText } from './member-text.ts';

/** Longer ids cannot sit down, so nothing waits for them either. */
export const longestId = 128;

/** A frame for one other peer. */
export interface Relay {
  readonly type: 'OFFER' | 'ANSWER' | 'CANDIDATE';
  readonly dst: string;
  /** It says nothing but type, dst and payload, so the sender can be put before the rest of its text. */
  readonly plain: boolean;
}

/**
 * What a client may say. `src` and all else it claims is dropped: the server knows who speaks.
 * OPEN, ERROR, ID-TAKEN and EXPIRE are the server's words; from a client they are no frames.
 */
export type Frame =
  | { readonly type: 'HEARTBEAT' }
  /** Of ours only: who waited in the lobby comes into the call. */
  | { readonly type: 'JOIN' }
  | { readonly type: 'LEAVE'; readonly dst?: string | undefined }
  | Relay;

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= longestId;
const heartbeat: Frame = { type: 'HEARTBEAT' };
const join: Frame = { type: 'JOIN' };

/** Reads one text frame; undefined when it is none. Never throws. By hand and not by schema: it runs for every frame of every call. */
export function parseFrame(text: string): Frame | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof json !== 'object' || json === null) return undefined;
  const { type, dst } = json as { type?: unknown; dst?: unknown };
  switch (type) {
    case 'OFFER':
    case 'ANSWER':
    case 'CANDIDATE':
      return isId(dst) ? { type, dst, plain: isPlain(text, json) } : undefined;
    case 'HEARTBEAT':
      return heartbeat;
    case 'JOIN':
      return join;
    case 'LEAVE':
      if (dst === undefined || dst === null || dst === '') return { type };
      return isId(dst) ? { type, dst } : undefined;
    default:
      return undefined;
  }
}

function isPlain(text: string, json: object): boolean {
  for (const name in json) if (name !== 'type' && name !== 'dst' && name !== 'payload') return false;
  return text.charCodeAt(0) === 123; // {
}

/** A sender's name, ready to be put at the head of its frames. */
export class Sender {
  readonly text: string;
  readonly bytes: Buffer;

  constructor(readonly peer: string) {
    this.text = `{"src":${JSON.stringify(peer)},`;
    this.bytes = Buffer.from(this.text);
  }
}

/** A client's frame as its receiver gets it. The payload stays as it was written, however deep it is. */
export function relayedText(sender: Sender, { type, dst, plain }: Relay, text: string): string {
  return plain ? sender.text + text.slice(1) : framed(type, sender.peer, dst, memberText(text, 'payload'));
}

/** The same as parts, from the bytes of the wire and to them, which is cheaper. */
export function relayedParts(sender: Sender, frame: Relay, bytes: Buffer, text: string): Buffer[] {
  return frame.plain ? [sender.bytes, bytes.subarray(1)] : [Buffer.from(relayedText(sender, frame, text))];
}

const framed = (type: string, src: string, dst: string, payload?: string): string =>
  `{"type":"${type}","src":${JSON.stringify(src)},"dst":${JSON.stringify(dst)}${payload === undefined ? '' : `,"payload":${payload}`}}`;

export const openFrame = '{"type":"OPEN"}';
export const idTakenFrame = JSON.stringify({ type: 'ID-TAKEN', payload: { msg: 'ID is taken' } });

/** `absent` did not come in time to hear `sender`. */
export const expireFrame = (absent: string, sender: string): string => framed('EXPIRE', absent, sender);

/** `gone` has left; the client closes its connections to that peer. */
export const leaveFrame = (gone: string, to: string): string => framed('LEAVE', gone, to);

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
