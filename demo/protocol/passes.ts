import { createHash } from 'node:crypto';
import { secretKey } from '../../packages/signal-server/src/secret.ts';
import { createKeys } from '../../packages/signal-server/src/shared/keys.ts';
import { RoomTokens } from '../../packages/signal-server/src/signaling/room-token.ts';
import type { Target } from './check.ts';

/** Makes room passes as the server would, from its SECRET_KEY. */
export async function passes(secret: string): Promise<NonNullable<Target['pass']>> {
  return passesOf(createKeys(await secretKey({ secret, dataDir: '' })).key('room-token'));
}

/** Rooms are consults, whose ids are UUIDs: the same name, the same room. */
const idOf = (name: string): string => createHash('sha256').update(name).digest('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');

/** The same from the key of the tokens themselves. */
export function passesOf(secret: Uint8Array | string): NonNullable<Target['pass']> {
  const tokens = new RoomTokens(secret, Date.now);
  // Newer than every removal.
  const serial = Number.MAX_SAFE_INTEGER;
  return async ({ peer, room, person }) => tokens.sign({ peer, consult: idOf(room), clinic: idOf('a clinic'), person, role: 'owner' }, serial).token;
}
