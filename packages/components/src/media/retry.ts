/** Waits before each attempt to reach the server, in milliseconds: at once, quickly, then calmly. */
const WAITS = [0, 300, 700, 1_200, 2_000, 2_000, 2_000, 2_500] as const;
/** Up to a minute a server is most likely only restarting; afterwards nobody gains by hurrying. */
const SOON = { wait: 2_800, attempts: 24 } as const;
const CALM = 5_000;

/** While a call is broken and waits for the server. */
const URGENT = 400;

/**
 * How long to wait before attempt number `attempt` (from 0). `chance` (0 to 1) spreads it by a quarter either way
 * so that not everybody comes back in the same instant after a server restart. `urgent`: a call is broken.
 */
export function retryDelay(attempt: number, chance: number, urgent = false): number {
  const wait = WAITS[attempt] ?? (attempt < SOON.attempts ? SOON.wait : CALM);
  return Math.round((urgent ? Math.min(wait, URGENT) : wait) * (0.75 + chance / 2));
}

/**
 * How long an attempt may take until the server says OPEN. In a hurry mostly short: a first packet that was lost is sent again by the
 * system after 1, 3 and 7 seconds, a new attempt sends one at once. Every third one has the time that a slow network needs.
 */
export const openPatience = (attempt: number, urgent: boolean): number => (urgent && attempt % 3 !== 2 ? 1_800 : 5_000);

/** Waits, or less when `wake` is aborted. Leaves nothing behind at a signal that lives on. */
export function pause(ms: number, wake: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      wake.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, wake.aborted ? 0 : ms);
    wake.addEventListener('abort', done);
  });
}
