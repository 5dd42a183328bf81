/** Waits before each attempt to reach the server, in milliseconds: at once, quickly, then calmly. */
const WAITS = [0, 300, 700, 1_200, 2_000, 2_000, 2_000, 3_000] as const;
const CALM = 5_000;

/**
 * How long to wait before attempt number `attempt` (from 0). `chance` (0 to 1) spreads it by a quarter either way
 * so that not everybody comes back in the same instant after a server restart.
 */
export function retryDelay(attempt: number, chance: number): number {
  const wait = WAITS[attempt] ?? CALM;
  return Math.round(wait * (0.75 + chance / 2));
}

/** Waits, or less when `wake` is aborted. */
export function pause(ms: number, wake: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, wake.aborted ? 0 : ms);
    wake.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true });
  });
}
