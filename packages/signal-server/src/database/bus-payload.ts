import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { DatabaseError } from './error.ts';

/** What travels on the bus: text arrives as text, anything else as what JSON keeps of it. */
export type Message = string | object;

/** Bytes a message may have as text: the largest frame of a call with what must be said about it. Bombs are stopped here: nothing larger is ever inflated. */
export const messageLimit = 96 * 1024;

// PostgreSQL refuses a notification of 8000 bytes.
const inlineLimit = 7900;

/** The deflated message, after one letter that says whether it was text or JSON. */
export function pack(message: Message): Buffer {
  const text = typeof message === 'string' ? `t${message}` : `j${JSON.stringify(message)}`;
  if (Buffer.byteLength(text) > messageLimit) throw new DatabaseError('bus-too-large', `A message on the bus may have ${messageLimit} bytes.`);
  return deflateRawSync(text);
}

/** @throws when the bytes are not from `pack` or would inflate beyond the limit. */
export function unpack(packed: Buffer): Message {
  const text = inflateRawSync(packed, { maxOutputLength: messageLimit }).toString();
  return text.startsWith('j') ? (JSON.parse(text.slice(1)) as object) : text.slice(1);
}

/** The notification that carries the packed message in itself, or nothing when it must be left in a row. */
export function inline(packed: Buffer): string | undefined {
  const text = `z:${packed.toString('base64')}`;
  return text.length <= inlineLimit ? text : undefined;
}

/** Before the number of the row where a message lies that is too long for a notification. */
export const rowMark = 'r:';

/** What a notification says: a packed message, the row where one lies, or plain text that SQL itself sent. */
export function read(payload: string): { packed: Buffer } | { row: number } | { plain: string } {
  if (payload.startsWith('z:')) return { packed: Buffer.from(payload.slice(2), 'base64') };
  if (payload.startsWith(rowMark)) return { row: Number(payload.slice(rowMark.length)) };
  return { plain: payload };
}
