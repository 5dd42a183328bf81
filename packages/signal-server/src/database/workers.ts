import type { Log } from '../shared/log.ts';
import { openBus, type Bus } from './bus.ts';
import { codeOf } from './connect.ts';
import { claimJob, extendJob, failJob, finishJob, jobChannel, nextDue, type Job } from './jobs.ts';
import type { Database } from './open.ts';

export type Handlers = Readonly<Record<string, (job: Job) => Promise<void>>>;

export interface WorkerOptions {
  log: Log;
  /** Shared with others; without, the workers open their own. */
  bus?: Bus;
  /** Jobs at the same time; 4 without. */
  concurrency?: number;
  /** Tries before a job is given up; 20 without, some thirty hours: a mail server that was away for a night, or a disk that was full, loses nothing. */
  attempts?: number;
  /** Wait before try `attempt + 1`, in ms. */
  backoffMs?: (attempt: number) => number;
  /** A job is another worker's after this long without a sign of life; 60 s without. */
  leaseMs?: number;
  /** How often to look when nobody calls; 15 s without. */
  tickMs?: number;
}

export interface Workers {
  /** Takes no further job and waits for those in work, 10 s at most. */
  stop(): Promise<void>;
  /** Waits until no job is due and none is in work. For tests. */
  idle(): Promise<void>;
}

const longestStopMs = 10_000;
/** 4 s, 8 s … up to four hours, with some spread so that a mended mail server is not asked by all at once. */
const patience = (attempt: number): number => Math.min(2000 * 2 ** attempt, 4 * 3_600_000) * (0.8 + Math.random() * 0.4);

/** Runs the jobs whose kind has a handler, woken by NOTIFY, by the time of the next one and by a tick. */
export async function startWorkers(db: Database, handlers: Handlers, options: WorkerOptions): Promise<Workers> {
  const { log, concurrency = 4, attempts = 20, backoffMs = patience, leaseMs = 60_000, tickMs = 15_000 } = options;
  const kinds = Object.keys(handlers);
  const running = new Set<Promise<void>>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let filling: Promise<void> | undefined;
  let calledAgain = false;

  /** Starts jobs until no hand is free or none is due. Calls that come meanwhile make it look once more. */
  function wake(): Promise<void> {
    calledAgain = true;
    filling ??= fill();
    return filling;
  }

  async function fill(): Promise<void> {
    clearTimeout(timer);
    let wait = tickMs;
    try {
      do {
        calledAgain = false;
        await startDue();
        wait = Math.max(0, Math.min((await nextDue(db.sql, kinds)) ?? tickMs, tickMs));
      } while (calledAgain && !stopped);
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'jobs could not be fetched');
    }
    clearTimeout(timer);
    filling = undefined;
    // With all hands full the end of a job wakes; looking for due ones would spin.
    if (!stopped) timer = setTimeout(wake, running.size >= concurrency ? tickMs : wait);
  }

  async function startDue(): Promise<void> {
    while (!stopped && running.size < concurrency) {
      const job = await claimJob(db.sql, kinds, leaseMs);
      if (!job) return;
      const work = run(job).finally(() => {
        running.delete(work);
        void wake();
      });
      running.add(work);
    }
  }

  async function run(job: Job): Promise<void> {
    const alive = setInterval(() => extendJob(db.sql, job, leaseMs).catch(() => {}), leaseMs / 3);
    try {
      // Only a job that takes the process down with it comes back this often.
      if (job.attempt > attempts) throw new RangeError('too many tries');
      await handlers[job.kind]!(job);
      await finishJob(db.sql, job);
    } catch (error) {
      const last = job.attempt >= attempts;
      const why = nameless(error);
      log[last ? 'error' : 'warn']({ job: job.id, kind: job.kind, attempt: job.attempt, why }, last ? 'job given up' : 'job failed, will be tried again');
      // Should this fail too, the lease runs out and another worker takes the job.
      await failJob(db.sql, job, why, last ? undefined : backoffMs(job.attempt)).catch(() => {});
    } finally {
      clearInterval(alive);
    }
  }

  const bus = options.bus ?? (await openBus(db, log));
  const unlisten = await bus.listen(jobChannel, () => void wake(), { onReconnect: () => void wake() });
  void wake();

  return {
    async idle() {
      for (;;) {
        await wake();
        if (!running.size) return;
        await Promise.race(running);
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await filling;
      const late = new Promise((resolve) => setTimeout(resolve, longestStopMs).unref());
      await Promise.race([Promise.all(running), late]);
      await unlisten();
      if (!options.bus) await bus.close();
    },
  };
}

/** What may be kept of an error: its kind, never its text, which can quote an address or what somebody wrote. */
const nameless = (error: unknown): string => {
  const name = error instanceof Error ? error.name : typeof error;
  const code = codeOf(error);
  return code && /^[\w-]{1,60}$/.test(code) ? `${name} ${code}` : name;
};
