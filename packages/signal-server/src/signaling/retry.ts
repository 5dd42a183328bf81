import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds after which a try that fails again and again is given up. */
const givenUpMs = 3_600_000;

export interface RetryWorld {
  /** Told of the first failure, and when it is given up. */
  readonly onFailure: (error: unknown, gaveUp: boolean) => void;
  readonly signal: AbortSignal;
}

/** Tries until it works, ever more slowly, for an hour. Undefined when it was given up or is no longer wanted. */
export async function persistently<T>(what: () => Promise<T> | T, { onFailure, signal }: RetryWorld): Promise<T | undefined> {
  const began = performance.now();
  for (let wait = 100; ; wait = Math.min(wait * 2, 10_000)) {
    try {
      return await what();
    } catch (error) {
      const gaveUp = performance.now() - began > givenUpMs;
      if (wait === 100 || gaveUp) onFailure(error, gaveUp);
      if (gaveUp || signal.aborted) return undefined;
    }
    await pause(wait * (0.75 + Math.random() / 2), undefined, { signal, ref: false }).catch(() => {});
    if (signal.aborted) return undefined;
  }
}
