import { expect, test } from 'vitest';
import { everywhere, Realm, type Seat } from './realm.ts';

const limits = { peers: 3, graceMs: 8000, expireMs: 5000, bytesPerReceiver: 2000, bytesPerSender: 3000, bytesInAll: 4000 };
const seat = (peer: string, room = 'miso', serial = 1): Seat => ({ room, peer, holder: peer, person: peer, role: 'owner', clinic: 'maple-street', serial, joined: serial });
const letter = (src: string, dst: string, text: string, at: number) => ({ room: 'miso', src, dst, text, at });

test('a letter waits for its peer, in order, and is delivered once', () => {
  const realm = new Realm<string>(limits);
  realm.sit(seat('sam'), 'sam-1');
  expect(realm.keep(letter('sam', 'ito', 'first', 0))).toBe(true);
  expect(realm.keep(letter('sam', 'ito', 'second', 1))).toBe(true);
  expect(realm.sit(seat('ito'), 'ito-1')).toEqual({ kind: 'seated', superseded: undefined, letters: ['first', 'second'] });
  expect(realm.linkOf('miso', 'ito')).toBe('ito-1');
  expect(realm.sit(seat('ito', 'miso', 2), 'ito-2')).toMatchObject({ letters: [] });
  expect(realm.sweep(99_999).expired).toEqual([]);
});

test('every letter has its own age', () => {
  const realm = new Realm<string>(limits);
  realm.keep(letter('sam', 'ito', 'early', 0));
  realm.keep(letter('sam', 'ito', 'late', 4000));
  expect(realm.sweep(4999).expired).toEqual([]);
  expect(realm.sweep(5000).expired.map(({ text }) => text)).toEqual(['early']);
  expect(realm.sit(seat('ito'), 'ito-1')).toMatchObject({ letters: ['late'] });
});

test('candidates go with their offer; a later call of the same sender does not', () => {
  const realm = new Realm<string>(limits);
  for (const [text, at] of [['offer', 0], ['candidate', 900], ['another call', 1100]] as const) realm.keep(letter('sam', 'ito', text, at));
  realm.keep(letter('kim', 'ito', 'kim', 900));
  expect(realm.sweep(5000).expired.map(({ src }) => src)).toEqual(['sam']);
  expect(realm.sit(seat('ito'), 'ito-1')).toMatchObject({ letters: ['another call', 'kim'] });
});

test('one word about many expired letters, but one for each sender and receiver, whatever their ids', () => {
  const realm = new Realm<string>({ ...limits, bytesPerReceiver: 9000, bytesPerSender: 9000, bytesInAll: 9000 });
  for (const [src, dst] of [['a', 'b_c'], ['a_b', 'c'], ['_', 'proto__'], ['a', 'b_c'], ['constructor', '__proto__']] as const) realm.keep(letter(src, dst, '{}', 0));
  expect(realm.sweep(5000).expired.map(({ src, dst }) => [src, dst])).toEqual([['a', 'b_c'], ['a_b', 'c'], ['_', 'proto__'], ['constructor', '__proto__']]);
  expect(realm.counts.waiting).toBe(0);
});

test('mail is bounded: for one receiver, from one sender, in all', () => {
  const text = 'x'.repeat(744); // 1000 with its envelope
  const realm = new Realm<string>(limits);
  const send = (src: string, dst: string) => realm.keep(letter(src, dst, text, 0));
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
  realm.keep(letter('sam', 'kim', 'hello', 0));
  expect(realm.sit(seat('kim', 'rex'), 'kim-2')).toMatchObject({ letters: [] });
  expect(realm.seatsOf('rex').map(({ peer }) => peer)).toEqual(['kim']);
});

test('a newer socket takes the seat over, an older one that comes late does not', () => {
  const realm = new Realm<string>(limits);
  realm.sit(seat('sam', 'miso', 5), 'old');
  expect(realm.sit(seat('sam', 'miso', 7), 'new')).toMatchObject({ kind: 'seated', superseded: 'old' });
  expect(realm.sit(seat('sam', 'miso', 6), 'late')).toEqual({ kind: 'superseded' });
  expect(realm.rise(seat('sam', 'miso', 5), 'old', 'lost', 0)).toBe('not-seated');
  expect(realm.linkOf('miso', 'sam')).toBe('new');
  expect(realm.seatOf('miso', 'sam')?.holder).toBe('sam');
});

test('who sits at another process now is not gone, and nobody waits for them here', () => {
  const realm = new Realm<string>(limits);
  realm.sit(seat('sam', 'miso', 5), 'sam-1');
  expect(realm.moved('miso', 'sam', 4)).toBeUndefined();
  expect(realm.moved('miso', 'sam', 9)).toEqual({ seat: seat('sam', 'miso', 5), link: 'sam-1' });
  realm.sit(seat('ito', 'miso', 6), 'ito-1');
  realm.rise(seat('ito', 'miso', 6), 'ito-1', 'lost', 0);
  expect(realm.moved('miso', 'ito', 9)).toMatchObject({ link: undefined });
  expect(realm.sweep(60_000).gone).toEqual([]);
  expect(realm.counts).toEqual({ sockets: 0, rooms: 0, waiting: 0 });
});

test('a seat of a dead process is waited for from the time of its death', () => {
  const realm = new Realm<string>(limits);
  realm.adopt(seat('sam', 'miso', 5), -3000);
  expect([realm.linkOf('miso', 'sam'), realm.seatsOf('miso'), realm.allSeats()]).toEqual([undefined, [], [{ ...seat('sam', 'miso', 5), away: true }]]);
  expect(realm.sweep(4999).gone).toEqual([]);
  expect(realm.sweep(5000).gone).toMatchObject([{ why: 'lost', since: -3000 }]);
});

test('letters that could not be brought wait on, before later ones', () => {
  const realm = new Realm<string>(limits);
  for (const text of ['first', 'second']) realm.keep(letter('sam', 'ito', text, 0));
  const taken = realm.takeLetters('miso', 'ito');
  realm.keep(letter('sam', 'ito', 'third', 1));
  expect(realm.awaited()).toEqual([{ room: 'miso', peer: 'ito' }]);
  realm.putBack(taken);
  expect(realm.counts.waiting).toBe(3);
  expect(realm.sit(seat('ito'), 'ito-1')).toMatchObject({ letters: ['first', 'second', 'third'] });
  expect(realm.awaited()).toEqual([]);
});

test('a removal takes out who sat before it, and not who came after', () => {
  const realm = new Realm<string>(limits);
  realm.sit(seat('sam', 'miso', 5), 'sam-1');
  realm.sit(seat('ito', 'miso', 8), 'ito-1');
  expect(realm.evict('miso', undefined, 7, 0).map(({ link }) => link)).toEqual(['sam-1']);
});

test('a full realm refuses newcomers, not those who come back', () => {
  const realm = new Realm<string>(limits);
  for (const peer of ['a', 'b', 'c']) realm.sit(seat(peer), peer);
  expect(realm.sit(seat('d'), 'd')).toEqual({ kind: 'full' });
  realm.rise(seat('a'), 'a', 'lost', 0);
  expect(realm.sit(seat('a'), 'a-2')).toMatchObject({ kind: 'seated' });
  expect(realm.full).toBe(true);
});

test('who comes back within the grace was never gone; who does not is gone since the socket ended', () => {
  const realm = new Realm<string>(limits);
  realm.sit(seat('sam'), 'sam-1');
  expect(realm.rise(seat('sam'), 'sam-1', 'lost', 1000)).toBe('away');
  expect(realm.seatsOf('miso')).toEqual([]);
  expect(realm.sit(seat('sam'), 'sam-2')).toMatchObject({ kind: 'seated', superseded: undefined });
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
  expect(realm.seatOf(everywhere, 'kim')).toBeUndefined();
});
