import type { DeviceKind } from './device-problem.ts';

/** How long a device may be silent by the system's will while the page is looked at, before it is asked for again, milliseconds. */
const PATIENCE = { silent: 5_000, seenAgain: 1_000 } as const;

/**
 * Notices that something else has taken a device: a phone call on an iPhone silences the track and does not always give it back. Asks for
 * it again when the page is looked at and the track is still silent.
 */
export class Interruptions {
  readonly #watched = new Map<DeviceKind, { readonly track: MediaStreamTrack; readonly ended: AbortController }>();

  constructor(
    private readonly events: {
      takeBack(device: DeviceKind): Promise<void>;
      changed(device: DeviceKind, now: boolean): void;
    },
  ) {}

  get now(): readonly DeviceKind[] {
    return [...this.#watched].filter(([, { track }]) => track.muted && track.readyState === 'live').map(([device]) => device);
  }

  /** Watches another track of a device; null: none. `isTaken`: it was silenced a moment ago. */
  watch(device: DeviceKind, track: MediaStreamTrack | null, isTaken = false): void {
    const wasTaken = this.now.includes(device);
    this.#watched.get(device)?.ended.abort();
    this.#watched.delete(device);
    if (wasTaken) this.events.changed(device, false);
    if (!track) return;
    const ended = new AbortController();
    const { signal } = ended;
    this.#watched.set(device, { track, ended });

    let timer: ReturnType<typeof setTimeout> | undefined;
    const lookIn = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (signal.aborted || !track.muted || track.readyState === 'ended' || document.visibilityState !== 'visible') return;
        void this.events.takeBack(device).then(() => !signal.aborted && lookIn(PATIENCE.silent));
      }, ms);
    };
    signal.addEventListener('abort', () => clearTimeout(timer));
    const muted = (): void => {
      lookIn(PATIENCE.silent);
      this.events.changed(device, true);
    };
    const unmuted = (): void => {
      clearTimeout(timer);
      this.events.changed(device, false);
    };
    if (isTaken) lookIn(PATIENCE.silent);
    track.addEventListener('mute', muted, { signal });
    track.addEventListener('unmute', unmuted, { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && track.muted && lookIn(PATIENCE.seenAgain), { signal });
  }
}
