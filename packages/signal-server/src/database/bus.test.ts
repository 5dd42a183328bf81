import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { silent } from '../shared/log.ts';
import { openBus, type Bus, type Message } from './bus.ts';
import { pack, unpack } from './bus-payload.ts';
import { transaction } from './transaction.ts';

const db = await freshDatabase();
let near: Bus;
let far: Bus;
beforeAll(async () => {
  near = await openBus(db, silent);
  far = await openBus(db, silent);
});
afterAll(() => Promise.all([near.close(), far.close()]));

async function hear(bus: Bus, channel: string): Promise<Message[]> {
  const heard: Message[] = [];
  await bus.listen(channel, (message) => heard.push(message));
  return heard;
}

test('text and objects of any size arrive at every process, whole and in order', async () => {
  const heard = await hear(far, 'vetkit_sizes');
  const own = await hear(near, 'vetkit_sizes');
  const sdp = 'a=candidate:1 1 udp 2122260223 192.0.2.7 56143 typ host\r\n'.repeat(180);
  const sent = ['', 'Miso 🐈', { to: 'peer', sdp }, randomBytes(22_000).toString('hex'), { big: randomBytes(30_000).toString('base64') }, 'after'];
  for (const message of sent) await near.publish('vetkit_sizes', message);
  await expect.poll(() => heard.length).toBe(sent.length);
  expect(heard).toEqual(sent);
  await expect.poll(() => own).toEqual(sent);
});

test('what a transaction sends goes out with its commit, or never', async () => {
  const heard = await hear(far, 'vetkit_within');
  await transaction(db, async (tx) => {
    await near.publish('vetkit_within', 'undone', tx);
    throw new Error('undone');
  }).catch(() => {});
  await transaction(db, (tx) => near.publish('vetkit_within', 'kept', tx));
  await expect.poll(() => heard).toEqual(['kept']);
});

test('after its connection is cut the bus listens again and says so', async () => {
  let again = 0;
  const heard: Message[] = [];
  await far.listen('vetkit_cut', (message) => heard.push(message), { onReconnect: () => (again += 1) });
  for (const round of [1, 2]) {
    const cut = await db.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%vetkit_cut%' and pid <> pg_backend_pid()`;
    expect(cut.length).toBeGreaterThan(0);
    await expect.poll(() => again).toBe(round);
    await near.publish('vetkit_cut', `after ${round}`);
    await expect.poll(() => heard.at(-1)).toBe(`after ${round}`);
  }
});

test('who stops listening hears no more; the other listener of the channel still does', async () => {
  const [left, stayed]: [Message[], Message[]] = [[], []];
  const leave = await far.listen('vetkit_leave', (message) => left.push(message));
  await far.listen('vetkit_leave', (message) => stayed.push(message));
  await leave();
  await near.publish('vetkit_leave', 'one');
  await expect.poll(() => stayed).toEqual(['one']);
  expect(left).toEqual([]);
});

test('a listener that fails does not stop the next message', async () => {
  const heard: Message[] = [];
  await far.listen('vetkit_fails', (message) => {
    heard.push(message);
    if (message === 'bad') throw new Error('bad');
  });
  await near.publish('vetkit_fails', 'bad');
  await near.publish('vetkit_fails', 'good');
  await expect.poll(() => heard).toEqual(['bad', 'good']);
});

test('too much, and names that the server did not make, are refused', async () => {
  await expect(near.publish('vetkit_sizes', 'x'.repeat(96 * 1024))).rejects.toMatchObject({ code: 'bus-too-large' });
  await expect(near.publish('vetkit_x"; drop table pet; --', '')).rejects.toMatchObject({ code: 'bus-channel' });
  await expect(near.listen('other', () => {})).rejects.toMatchObject({ code: 'bus-channel' });
});

test('a small message that would inflate to much is not opened', async () => {
  const { deflateRawSync } = await import('node:zlib');
  expect(unpack(pack('Miso'))).toBe('Miso');
  expect(() => unpack(deflateRawSync(Buffer.alloc(10_000_000)))).toThrow();
});
