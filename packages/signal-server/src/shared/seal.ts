import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keys, Purpose } from './keys.ts';

const cipher = 'aes-256-gcm';
const [ivBytes, tagBytes] = [12, 16];

/** Locks a secret that the server must be able to read again: who has the database alone cannot. `about` belongs to it and is checked when it is opened. */
export function seal(keys: Keys, purpose: Purpose, text: string, about: string): Buffer {
  const iv = randomBytes(ivBytes);
  const locking = createCipheriv(cipher, keys.key(purpose), iv).setAAD(Buffer.from(about));
  return Buffer.concat([iv, locking.update(text, 'utf8'), locking.final(), locking.getAuthTag()]);
}

/** Opens what `seal` locked; nothing when the server's key is another one, or it was changed. */
export function unseal(keys: Keys, purpose: Purpose, sealed: Uint8Array, about: string): string | undefined {
  const bytes = Buffer.from(sealed);
  try {
    const opening = createDecipheriv(cipher, keys.key(purpose), bytes.subarray(0, ivBytes)).setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([opening.update(bytes.subarray(ivBytes, -tagBytes)), opening.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
