const nameOf = (id: string): string => `vetkit-writing ${id}`;

/** Tells the other tabs of this browser that an editor lives: until its page is gone, whatever it died of, or what is returned is called (it resolves when the others know). */
export function lives(id: string): () => Promise<void> {
  const over = new AbortController();
  const untilOver = () => new Promise<void>((done) => (over.signal.aborted ? done() : over.signal.addEventListener('abort', () => done(), { once: true })));
  // Without locks every kept draft counts as left behind: at worst two tabs show both versions.
  const told = navigator.locks?.request(nameOf(id), untilOver).catch(() => {});
  return async () => {
    over.abort();
    await told;
  };
}

/** Those of these editors that live in this browser now. */
export async function living(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const known = await navigator.locks?.query().catch(() => undefined);
  const names = new Set([...(known?.held ?? []), ...(known?.pending ?? [])].map(({ name }) => name));
  return new Set(ids.filter((id) => names.has(nameOf(id))));
}
