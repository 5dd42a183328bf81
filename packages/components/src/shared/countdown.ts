import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { everySecond } from './heartbeat.ts';
import { countdown } from './time.ts';

/** A limit in time: when it ends and how long it was, both in milliseconds. */
export interface Limit {
  readonly endsAt: number;
  readonly length: number;
}

/** What is left of a limit. */
export interface Left {
  readonly milliseconds: number;
  /** The share that is left, 1 to 0: what the ring draws. */
  readonly at: number;
  /** `9:12`: what stands inside the ring. */
  readonly text: string;
}

/** What is left at a time. Pure. */
export function leftOf(limit: Limit, now: number): Left {
  const milliseconds = Math.max(0, limit.endsAt - now);
  const at = limit.length > 0 ? Math.min(1, milliseconds / limit.length) : 0;
  return { milliseconds, at, text: countdown(milliseconds) };
}

/** Moments of a countdown that an element acts on. Each comes once for each limit. */
export interface CountdownMoments {
  /** A minute is left: say it once, aloud. */
  readonly onLastMinute?: () => void;
  readonly onEnd?: () => void;
}

/**
 * Redraws its host each second while a limit runs. `limit` says the limit in force, or undefined for none:
 * it is asked each second, so the host only changes its own state.
 */
export class Countdown implements ReactiveController {
  #stop: (() => void) | undefined;
  #ends = 0;
  #passed: 'running' | 'last-minute' | 'ended' = 'running';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly limit: () => Limit | undefined,
    private readonly moments: CountdownMoments = {},
  ) {
    host.addController(this);
  }

  /** What is left now, or undefined while no limit runs. */
  get left(): Left | undefined {
    const limit = this.limit();
    return limit && leftOf(limit, Date.now());
  }

  hostConnected(): void {
    this.#stop = everySecond((now) => this.#beat(now));
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  #beat(now: number): void {
    const limit = this.limit();
    if (!limit) return;
    if (limit.endsAt !== this.#ends) [this.#ends, this.#passed] = [limit.endsAt, 'running'];
    if (this.#passed === 'ended') return;
    this.host.requestUpdate();
    const { milliseconds } = leftOf(limit, now);
    if (this.#passed === 'running' && milliseconds <= 60_000 && limit.length > 60_000) {
      this.#passed = 'last-minute';
      this.moments.onLastMinute?.();
    }
    if (milliseconds === 0) {
      this.#passed = 'ended';
      this.moments.onEnd?.();
    }
  }
}
