import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { iceServers } from './ice.ts';

test('without STUN and TURN there is nothing to hand out', () => {
  expect(iceServers({}, 'sam', 0)).toEqual({ servers: [], relaySeconds: null });
  expect(iceServers({ turn: { urls: [], secret: 's' } }, 'sam', 0)).toEqual({ servers: [], relaySeconds: null });
});

test('TURN credentials are coturn’s: expiry and peer, signed with the shared secret', () => {
  const urls = ['turn:turn.example:3478?transport=udp', 'turns:turn.example:5349'];
  const now = Date.parse('2026-06-10T16:00:00Z');
  const relay = { from: new Date(now), until: new Date(now + 7_200_000) };
  const { servers: [stun, turn], relaySeconds } = iceServers({ stun: { host: '::1', port: 3478 }, turn: { urls, secret: 'north' } }, 'sam', now, relay);
  expect(relaySeconds).toBe(3600);
  expect(stun).toEqual({ urls: 'stun:[::1]:3478' });
  const username = `${now / 1000 + 3600}:sam`;
  expect(turn).toEqual({ urls, username, credential: createHmac('sha1', 'north').update(username).digest('base64') });
});
