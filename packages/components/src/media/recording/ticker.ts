const clock = 'onmessage = ({ data }) => setTimeout(() => postMessage(0), data)';

/** When to tick next: in time, but on a slow machine not before the page has had twice as long for everything else as the last tick took. */
export const nextTick = (every: number, took: number): number => Math.max(every - took, 2 * took);

/** Calls back about each so many milliseconds, until told to stop. A worker keeps the time: pages in the background have slow clocks. Where there is none, the page's own clock. */
export function startTicking(every: number, tick: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let worker: Worker | undefined;
  const beat = (): void => {
    const began = performance.now();
    tick();
    const next = nextTick(every, performance.now() - began);
    if (worker) worker.postMessage(next);
    else timer = setTimeout(beat, next);
  };
  const byOwnClock = (): void => {
    worker = undefined;
    timer = setTimeout(beat, every);
  };
  try {
    const address = URL.createObjectURL(new Blob([clock], { type: 'text/javascript' }));
    worker = new Worker(address);
    URL.revokeObjectURL(address);
    worker.onmessage = beat;
    worker.onerror = byOwnClock;
    worker.postMessage(every);
  } catch {
    // The page's policy forbids workers.
    byOwnClock();
  }
  return () => {
    worker?.terminate();
    clearTimeout(timer);
  };
}
