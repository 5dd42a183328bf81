import { afterEach, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import type { Log } from '../shared/log.ts';
import { silent } from '../shared/log.ts';
import { cancelJobs, enqueue, type Job, type NewJob } from './jobs.ts';
import { transaction } from './transaction.ts';
import { startWorkers, type Handlers, type WorkerOptions, type Workers } from './workers.ts';

const db = await freshDatabase();
const started: Workers[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((workers) => workers.stop()));
  await db.sql`truncate job`;
});

async function work(handlers: Handlers, options: Partial<WorkerOptions> = {}): Promise<Workers> {
  const workers = await startWorkers(db, handlers, { log: silent, ...options });
  started.push(workers);
  return workers;
}
const add = (...jobs: NewJob[]) => transaction(db, async (tx) => { for (const job of jobs) await enqueue(tx, job); });

test('with two servers each of a hundred jobs runs once', async () => {
  const ran: unknown[] = [];
  const handlers = { mail: async ({ payload }: Job) => void ran.push(payload['n']) };
  const servers = [await work(handlers), await work(handlers)];
  await add(...Array.from({ length: 100 }, (_, n) => ({ kind: 'mail', payload: { n } })));
  await Promise.all(servers.map((server) => server.idle()));
  expect(ran.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 100 }, (_, n) => n));
});

test('a committed job wakes the workers at once, one for later waits for its time', async () => {
  const ran: string[] = [];
  await work({ reminder: async ({ payload }) => void ran.push(payload['when'] as string) });
  const later = new Date(Date.now() + 1500);
  await add({ kind: 'reminder', payload: { when: 'later' }, runAt: later }, { kind: 'reminder', payload: { when: 'now' } });
  await expect.poll(() => ran).toEqual(['now', 'later']);
  expect(Date.now()).toBeGreaterThanOrEqual(later.getTime());
});

test('a job that fails is tried again, later and later, and given up in the end', async () => {
  const waits: number[] = [];
  const lines: unknown[] = [];
  const log: Log = { ...silent, warn: (data) => lines.push(data), error: (data) => lines.push(data) };
  const mail = async () => {
    throw Object.assign(new TypeError('no mailbox for sam@mail.example'), { code: 'EENVELOPE' });
  };
  await work({ mail }, { log, attempts: 3, backoffMs: (attempt) => (waits.push(attempt), attempt * 20) });
  await add({ kind: 'mail' });
  const row = async () => (await db.sql`select attempts, failed_at, last_error from job`)[0];
  await expect.poll(row).toEqual({ attempts: 3, failed_at: expect.any(Date), last_error: 'TypeError EENVELOPE' });
  expect(waits).toEqual([1, 2]);
  expect(JSON.stringify(lines)).not.toContain('sam@');
});

test('a job of a transaction that is undone was never there', async () => {
  await transaction(db, async (tx) => {
    await enqueue(tx, { kind: 'mail' });
    throw new Error('undone');
  }).catch(() => {});
  expect(await db.sql`select 1 from job`).toHaveLength(0);
});

test('a key is taken once, even when its job is done; cancelled before, it is free again', async () => {
  let runs = 0;
  const workers = await work({ reminder: async () => void (runs += 1) });
  const job = { kind: 'reminder', key: 'reminder:VK-7Q3M-2F' };
  await add(job, job);
  await workers.idle();
  await add(job);
  await workers.idle();
  expect(runs).toBe(1);
  const far = { kind: 'reminder', key: 'far', runAt: new Date(Date.now() + 3_600_000) };
  await add(far);
  await transaction(db, (tx) => cancelJobs(tx, ['far', job.key]));
  expect(await transaction(db, (tx) => enqueue(tx, far))).toBeTypeOf('number');
});

test('a job that was given up does not keep its key: asked for again it begins anew', async () => {
  const ran: unknown[] = [];
  let broken = true;
  await work(
    {
      anchor: async ({ attempt, payload }) => {
        if (broken) throw new Error('the disk is full');
        ran.push([attempt, payload['n']]);
      },
    },
    { attempts: 2, backoffMs: () => 5 },
  );
  await add({ kind: 'anchor', key: 'anchor:maple', payload: { n: 1 } });
  await expect.poll(async () => (await db.sql`select 1 from job where failed_at is not null`).length).toBe(1);
  broken = false;
  await add({ kind: 'anchor', key: 'anchor:maple', payload: { n: 2 } });
  await expect.poll(() => ran).toEqual([[1, 2]]);
});

test('the job of a worker that died is taken by another when its lock runs out', async () => {
  await add({ kind: 'mail', payload: { to: 'Sam' } });
  await db.sql`update job set attempts = 1, locked_until = clock_timestamp() + interval '300 ms'`;
  const tries: number[] = [];
  await work({ mail: async ({ attempt }) => void tries.push(attempt) });
  await expect.poll(() => tries).toEqual([2]);
});

test('stopping waits for the job in work and takes no other', async () => {
  const seen: string[] = [];
  let finish = () => {};
  const workers = await work(
    {
      slow: () => {
        seen.push('began');
        return new Promise<void>((resolve) => (finish = resolve)).then(() => void seen.push('ended'));
      },
    },
    { concurrency: 1 },
  );
  await add({ kind: 'slow' }, { kind: 'slow' });
  await expect.poll(() => seen).toEqual(['began']);
  const stopping = workers.stop();
  finish();
  await stopping;
  expect(seen).toEqual(['began', 'ended']);
  expect(await db.sql`select 1 from job where done_at is null and locked_until is null`).toHaveLength(1);
});
