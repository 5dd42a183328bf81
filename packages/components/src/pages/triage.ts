// `/triage/:clinic`: what the page needs is kept in this browser, so that it can be opened again, with what was told, without a network.
const worker = async (): Promise<void> => {
  // A tab that was told something looks through it after a reload, which no first visit waits for.
  void import('../triage/kept-draft.ts').catch(() => undefined);
  await navigator.serviceWorker.register('/triage/worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const keep = (addresses: readonly string[]) => active?.postMessage(addresses);
  keep([location.href.replace(/#.*/, '')]);
  new PerformanceObserver((list) => keep(list.getEntries().map(({ name }) => name))).observe({ type: 'resource', buffered: true });
};

// Where a browser lets nothing be kept the page works all the same, as long as there is a network.
if ('serviceWorker' in navigator) void worker().catch(() => undefined);
