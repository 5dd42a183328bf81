import { createKeys } from '../../packages/signal-server/src/shared/keys.ts';
import { RoomTokens } from '../../packages/signal-server/src/signaling/room-token.ts';
import type { Target } from './check.ts';

/** Makes room passes as the server would, from its SECRET_KEY. */
export function passes(secretKey: string): NonNullable<Target['pass']> {
  return passesOf(createKeys(secretKey).key('room-token'));
}

/** The same from the key of the tokens themselves. */
export function passesOf(secret: Uint8Array | string): NonNullable<Target['pass']> {
  const tokens = new RoomTokens(secret, Date.now);
  // Newer than every removal.
  const serial = Number.MAX_SAFE_INTEGER;
  return async ({ peer, room, person }) => tokens.sign({ peer, consult: room, clinic: 'maple-street', person, role: 'owner' }, serial).token;
}
