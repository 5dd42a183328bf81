export interface PageEvents {
  /** The page goes away: closed, reloaded, or kept aside by the browser. */
  hidden(): void;
  /** A page that was kept aside is shown again as it was. */
  shownAgain(): void;
  /** The person looks at the page again, or the machine has slept: what was open may not be any more. */
  back(): void;
  /** Another network, or the network is there again. */
  networkChanged(): void;
}

/** More than this between two ticks of a second means that the machine slept, milliseconds. */
const SLEPT = 5_000;

/** Tells what happens to the page around a call. Returns what ends the watching; `shownAgain` outlives it. */
export function watchPage(events: PageEvents): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  window.addEventListener(
    'pagehide',
    ({ persisted }) => {
      if (persisted) window.addEventListener('pageshow', () => events.shownAgain(), { once: true });
      events.hidden();
    },
    { signal },
  );
  // A browser that freezes a page in the background stops all of it; the others had better know.
  document.addEventListener(
    'freeze',
    () => {
      document.addEventListener('resume', () => events.shownAgain(), { once: true });
      events.hidden();
    },
    { signal },
  );
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && events.back(), { signal });
  window.addEventListener('online', () => events.networkChanged(), { signal });
  // Phones with Chromium tell when Wi-Fi gives way to the mobile network. They also tell each new guess at the speed.
  const { connection } = navigator as { connection?: EventTarget & { readonly type?: string } };
  let type = connection?.type;
  connection?.addEventListener(
    'change',
    () => {
      if (connection.type === type) return;
      type = connection.type;
      events.networkChanged();
    },
    { signal },
  );

  let last = Date.now();
  const clock = setInterval(() => {
    const now = Date.now();
    if (now - last > SLEPT) events.back();
    last = now;
  }, 1_000);

  return () => {
    clearInterval(clock);
    ended.abort();
  };
}
