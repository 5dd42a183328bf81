import { expect, test } from 'vitest';
import { createKeys } from '../shared/keys.ts';
import { isPeerOf, newPeerId } from './peer-id.ts';

const keys = createKeys('a secret of this test');
const sam = { consult: 'c1', person: 'sam', role: 'owner' } as const;

test('a peer id belongs to the person and the consult it was made for', () => {
  const peer = newPeerId(keys, sam);

  expect(peer).toMatch(/^o[a-z0-9]+$/);
  expect(isPeerOf(keys, sam, peer)).toBe(true);
  expect(isPeerOf(keys, { ...sam, person: 'kim' }, peer)).toBe(false);
  expect(isPeerOf(keys, { ...sam, consult: 'c2' }, peer)).toBe(false);
  expect(isPeerOf(keys, { ...sam, role: 'vet' }, peer.replace(/^o/, 'v'))).toBe(false);
  expect(isPeerOf(createKeys('another server'), sam, peer)).toBe(false);
});

test('made-up ids belong to nobody', () => {
  for (const peer of ['', 'o', 'x'.repeat(33), `o${'0'.repeat(32)}`, 'o<script>']) expect(isPeerOf(keys, sam, peer)).toBe(false);
});

test('each tab gets its own id', () => {
  expect(newPeerId(keys, sam)).not.toBe(newPeerId(keys, sam));
});
