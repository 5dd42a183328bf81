import { expect, test } from 'vitest';
import { everywhere, Realm, type Seat } from './realm.ts';

const limits = { peers: 3, graceMs: 8000, expireMs: 5000, bytesPerReceiver: 2000, bytesPerSender: 3000, bytesInAll: 4000 };
const seat = (peer: string, room = 'miso', holder = peer): Seat => ({ room, peer, holder, person: holder, role: 'owner', clinic: 'maple-street' });

test('a letter waits for its peer, in order, and is delivered once', () => {
  const realm = new Realm<string>(limits);
  realm.sit(seat('sam'), 'sam-1');
  expect(realm.keep(seat('sam'), 'ito', 'first', 0)).toBe(true);
  expect(realm.keep(seat('sam'), 'ito', 'second', 1)).toBe(true);
  expect(realm.sit(seat('ito'), 'ito-1')).toEqual({ kind: 'seated', superseded: undefined, returned: false, letters: ['first', 'second'] });
  expect(realm.linkOf('miso', 'ito')).toBe('ito-1');
  expect(realm.sit(seat('ito'), 'ito-2')).toMatchObject({ letters: [] });
  expect(realm.sweep(99_999).expired).toEqual([]);
});

test('every letter has its own age', () => {
  const realm = new Realm<string>(limits);
  realm.keep(seat('sam'), 'ito', 'early', 0);
  realm.keep(seat('sam'), 'ito', 'late', 4000);
  expect(realm.sweep(4999).expired).toEqual([]);
  expect(realm.sweep(5000).expired.map(({ text }) => text)).toEqual(['early']);
  expect(realm.sit(seat('ito'), 'ito-1')).toMatchObject({ letters: ['late'] });
});

test('one word about many expired letters, but one for each sender and receiver, whatever their ids', () => {
  const realm = new Realm<string>({ ...limits, bytesPerReceiver: 9000, bytesPerSender: 9000, bytesInAll: 9000 });
  for (const [src, dst] of [['a', 'b_c'], ['a_b', 'c'], ['_', 'proto__'], ['a', 'b_c'], ['constructor', '__proto__']] as const) realm.keep(seat(src), dst, '{}', 0);
  expect(realm.sweep(5000).expired.map(({ src, dst }) => [src, dst])).toEqual([['a', 'b_c'], ['a_b', 'c'], ['_', 'proto__'], ['constructor', '__proto__']]);
  expect(realm.counts.waiting).toBe(0);
});

test('mail is bounded: for one receiver, from one sender, in all', () => {
  const text = 'x'.repeat(744); // 1000 with its envelope
  const realm = new Realm<string>(limits);
  const send = (src: string, dst: string) => realm.keep(seat(src), dst, text, 0);
  expect([send('sam', 'a'), send('sam', 'a'), send('sam', 'a')]).toEqual([true, true, false]);
  expect([send('sam', 'b'), send('sam', 'c')]).toEqual([true, false]);
  expect([send('ito', 'c'), send('ito', 'd')]).toEqual([true, false]);
  realm.sweep(5000);
  expect(send('ito', 'd')).toBe(true);
});

test('rooms are closed to each other', () => {
  const realm = new Realm<string>(limits);
  realm.sit(seat('sam', 'miso'), 'sam-1');
  realm.sit(seat('kim', 'rex'), 'kim-1');
  expect(realm.linkOf('miso', 'kim')).toBeUndefined();
  realm.keep(seat('sam', 'miso'), 'kim', 'hello', 0);
  expect(realm.sit(seat('kim', 'rex'), 'kim-2')).toMatchObject({ letters: [] });
  expect(realm.seatsOf('rex').map(({ peer }) => peer)).toEqual(['kim']);
});

test('a newer socket of the same holder takes the seat over; another holder cannot', () => {
  const realm = new Realm<string>(limits);
  realm.sit(seat('sam'), 'old');
  expect(realm.sit({ ...seat('sam'), holder: 'mallory' }, 'evil')).toEqual({ kind: 'taken' });
  expect(realm.sit(seat('sam'), 'new')).toMatchObject({ kind: 'seated', superseded: 'old', returned: true });
  expect(realm.rise(seat('sam'), 'old', 'lost', 0)).toBe('not-seated');
  expect(realm.linkOf('miso', 'sam')).toBe('new');
});

test('a full realm refuses newcomers, not those who come back', () => {
  const realm = new Realm<string>(limits);
  for (const peer of ['a', 'b', 'c']) realm.sit(seat(peer), peer);
  expect(realm.sit(seat('d'), 'd')).toEqual({ kind: 'full' });
  realm.rise(seat('a'), 'a', 'lost', 0);
  expect(realm.sit(seat('a'), 'a-2')).toMatchObject({ kind: 'seated', returned: true });
});

test('who comes back within the grace was never gone; who does not is gone since the socket ended', () => {
  const realm = new Realm<string>(limits);
  realm.sit(seat('sam'), 'sam-1');
  expect(realm.rise(seat('sam'), 'sam-1', 'lost', 1000)).toBe('away');
  expect(realm.seatsOf('miso')).toEqual([]);
  expect(realm.sit(seat('sam'), 'sam-2')).toMatchObject({ superseded: undefined, returned: true });
  expect(realm.sweep(60_000).gone).toEqual([]);
  realm.rise(seat('sam'), 'sam-2', 'closed', 2000);
  expect(realm.sweep(9999).gone).toEqual([]);
  expect(realm.sweep(10_000).gone).toEqual([{ seat: seat('sam'), why: 'closed', since: 2000 }]);
  expect(realm.counts).toEqual({ sockets: 0, rooms: 0, waiting: 0 });
});

test('after LEAVE, and in open mode always, the seat is free at once', () => {
  const realm = new Realm<string>(limits);
  realm.sit(seat('sam'), 'sam-1');
  expect(realm.rise(seat('sam'), 'sam-1', 'left', 5)).toEqual({ seat: seat('sam'), why: 'left', since: 5 });
  realm.sit(seat('kim', everywhere), 'kim-1');
  expect(realm.rise(seat('kim', everywhere), 'kim-1', 'lost', 6)).toMatchObject({ why: 'lost' });
  expect(realm.sit({ ...seat('kim', everywhere), holder: 'another' }, 'kim-2')).toMatchObject({ kind: 'seated', returned: false });
});
