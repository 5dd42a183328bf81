import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** What `SECRET_KEY` is used for; each purpose has its own derived key. */
export type Purpose = 'fhir' | 'sign-in-code' | 'room-token' | 'audit' | 'outbox' | 'email' | 'file-link' | 'import' | 'script' | 'recall' | 'taker';

export interface Keys {
  /** A keyed hash: the same value gives the same hash on this server only. */
  hash(purpose: Purpose, value: string): Buffer;
  /** The derived key itself, for libraries that sign. */
  key(purpose: Purpose): Buffer;
}

export function createKeys(secret: string | Buffer): Keys {
  const known = new Map<Purpose, Buffer>();
  const key = (purpose: Purpose): Buffer => {
    const found = known.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, 'vetkit', purpose, 32));
    known.set(purpose, found);
    return found;
  };
  return { key, hash: (purpose, value) => createHmac('sha256', key(purpose)).update(value).digest() };
}

/** For secrets of full entropy (session tokens, link secrets): no key is needed, the hash alone cannot be turned back. */
export const fingerprint = (secret: string): Buffer => createHash('sha256').update(secret).digest();
