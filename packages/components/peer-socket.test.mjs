import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { socketOnly } from './peer-socket.mjs';

const file = createRequire(import.meta.url).resolve('peerjs/package.json').replace('package.json', 'dist/bundler.mjs');
const whole = await readFile(file, 'utf8');

test('of PeerJS what our link uses is left, and nothing that calls, logs or knows a server of theirs', () => {
  const made = socketOnly(whole, parseAst(whole));
  parseAst(made);
  for (const used of ['_handleMessage(message)', 'getConnection(', '_removeConnection(', '_getMessages(', 'destroy()', '_scheduleHeartbeat()', 'prototype.removeAllListeners =', 'emitError(']) expect(made.includes(used), used).toBe(true);
  for (const cut of ['createOffer', 'setRemoteDescription', '.log(', 'async retrieveId', 'stun.l.google.com', 'turn.peerjs.com', 'reconnect()']) expect(made.includes(cut), cut).toBe(false);
});

test('another PeerJS is not cut blindly', () => {
  const other = 'class A { startConnection() {} }';
  expect(() => socketOnly(other, parseAst(other))).toThrow(/not as it was.*addStream/);
});
