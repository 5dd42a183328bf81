import { afterAll, expect, inject, test } from 'vitest';
import { checks, runSuite, type Target } from '../../../demo/protocol/suite.ts';
import { passesOf } from '../../../demo/protocol/passes.ts';
import { startOurs, startReference, type Running } from '../../../demo/protocol/servers/start.ts';
import { freshDatabase } from './database.ts';

/** The black-box suite, against our signaling in processes of its own, and against the reference, which shows that the suite can fail. */
const db = await freshDatabase();
const secret = 'a secret of the tests, 32 bytes long';
const times = { expireMs: 400, aliveMs: 1500, pingMs: 500 };
const running: Running[] = [];
afterAll(() => Promise.all(running.map((server) => server.kill())));

async function ours(mode: Target['mode'], processes: number): Promise<Target> {
  const database = processes > 1 ? { address: inject('database').address, name: db.sql.options.database } : undefined;
  const servers = await Promise.all(Array.from({ length: processes }, () => startOurs({ mode, secret, addresses: 'off', timeouts: { ...times, cleanupMs: 100 }, ...(database ? { database } : {}) })));
  running.push(...servers);
  return { mode, bases: servers.map(({ base }) => base), key: 'peerjs', ...times, ...(mode === 'room' ? { pass: passesOf(secret) } : {}) };
}

const failures = async (target: Target) => (await runSuite(target)).filter(({ outcome }) => outcome === 'failed').map(({ name, reason }) => `${name}: ${reason}`);

test.each([
  ['open', 1],
  ['room', 1],
  ['open', 2],
  ['room', 2],
] as const)('%s mode, processes: %i', { timeout: 120_000 }, async (mode, processes) => {
  expect(await failures(await ours(mode, processes))).toEqual([]);
});

test('the reference fails where its faults are known, and nowhere else', { timeout: 240_000 }, async () => {
  const options = { expire_timeout: times.expireMs, cleanup_out_msgs: 100, alive_timeout: times.aliveMs };
  let server = await startReference(options);
  const target: Target = {
    mode: 'open',
    get bases() {
      return [server.base];
    },
    key: 'peerjs',
    patienceMs: 1000,
    ...times,
    async revive() {
      await server.kill();
      running.push((server = await startReference(options)));
    },
  };
  running.push(server);
  const results = await runSuite(target);
  const known = checks.filter(({ fault, mode }) => fault !== undefined && mode !== 'room').map(({ name }) => name);
  expect(results.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name).sort()).toEqual(known.sort());
});
