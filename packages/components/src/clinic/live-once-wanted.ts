import { afterPaint } from '../shared/after-paint.ts';
import type { Live, LiveWorld } from './live.ts';

/** Live updates whose code comes when somebody first listens. */
export function liveOnceWanted(world: LiveWorld): Live {
  let live: Promise<Live> | undefined;
  const load = () => (live ??= import('./live.ts').then(({ createLive }) => createLive(world)).catch((cause: unknown) => {
    live = undefined;
    throw cause;
  }));
  return {
    subscribe(listener, asking) {
      const over = new AbortController();
      let leave: (() => void) | undefined;
      const listen = (): void => void load().then(
        (live) => {
          if (!over.signal.aborted) leave = live.subscribe(listener, asking);
        },
        () => {
          if (over.signal.aborted) return;
          listener.onState?.('waiting');
          globalThis.addEventListener?.('online', listen, { once: true, signal: over.signal });
        },
      );
      // What is to be kept up to date is shown first.
      if (live) listen();
      else afterPaint(listen);
      return () => {
        over.abort();
        leave?.();
      };
    },
  };
}
