import { typedTarget } from '../typed-target.ts';
import { BackgroundProblem } from './background-problem.ts';
import type { Backdrop } from './compositor.ts';
import { bitmapPath } from './bitmap-path.ts';
import { insertable } from './insertable.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import type { Pace } from './pace.ts';
import { startWorker } from './start-worker.ts';

/** What is to be behind the person: nothing changed, the room blurred, or an image (any that can be drawn; it is taken over at once). */
export type Background = 'none' | 'blur' | ImageBitmapSource;

/** The effect works harder or less hard: the machine is weak. */
export class BackgroundPaceEvent extends Event {
  static readonly type = 'pace';
  constructor(readonly pace: Pace) {
    super(BackgroundPaceEvent.type);
  }
}

/** The effect has ended by a fault; the track shows nothing any more. */
export class BackgroundFailedEvent extends Event {
  static readonly type = 'failed';
  constructor(readonly problem: BackgroundProblem) {
    super(BackgroundFailedEvent.type);
  }
}

export interface BackgroundEventMap {
  pace: BackgroundPaceEvent;
  failed: BackgroundFailedEvent;
}

/** How a background is drawn at the moment. */
export interface BackgroundNumbers {
  readonly pace: Pace;
  /** Milliseconds of work for one picture. */
  readonly work: number;
  /** Milliseconds from one picture to the next. */
  readonly gap: number;
}

/**
 * A camera's picture with another background. `track` stays the same while `use()` changes what is behind, so nothing flickers; until the person
 * is found all of the picture is background, so the room never shows. Ends with `close()`, or when the camera does.
 */
export class BackgroundEffect extends typedTarget<BackgroundEventMap>() {
  #numbers: BackgroundNumbers = { pace: 'every', work: 0, gap: 0 };

  private constructor(
    /** What to send instead of the camera's own track: `local.show(track, 'effect')`. */
    readonly track: MediaStreamTrack,
    private readonly worker: Worker,
    private readonly ends: () => void,
  ) {
    super();
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      // Its track was stopped by whoever had it: then the camera is let go of too, and its light goes out.
      if (data.kind === 'over') this.ends();
      if (data.kind === 'failed') this.dispatchEvent(new BackgroundFailedEvent(new BackgroundProblem('not-loaded', data.message)));
      if (data.kind !== 'pace') return;
      const { pace } = this.#numbers;
      this.#numbers = { pace: data.pace, work: data.work, gap: data.gap };
      if (data.pace !== pace) this.dispatchEvent(new BackgroundPaceEvent(data.pace));
    });
  }

  /** Starts it: resolves when the first picture can come, rejects with a `BackgroundProblem`. Loads its code at the first use. */
  static async open(camera: MediaStreamTrack, background: Background): Promise<BackgroundEffect> {
    const backdrop = await backdropOf(background);
    const { worker, files } = await startWorker();
    try {
      const ready = firstWord(worker);
      send(worker, { kind: 'open', files, backdrop }, backdrop);
      await ready;
      const { track, close } = await takePath(worker, camera, () => ends());
      const ends = (): void => {
        camera.removeEventListener('ended', ends);
        close();
        track.stop();
        worker.terminate();
      };
      camera.addEventListener('ended', ends, { once: true });
      return new BackgroundEffect(track, worker, ends);
    } catch (error) {
      worker.terminate();
      throw error instanceof BackgroundProblem ? error : new BackgroundProblem('not-loaded', error);
    }
  }

  get numbers(): BackgroundNumbers {
    return this.#numbers;
  }

  /** Another background, from the next picture on. */
  async use(background: Background): Promise<void> {
    const backdrop = await backdropOf(background);
    send(this.worker, { kind: 'backdrop', backdrop }, backdrop);
  }

  /** Ends it. The camera goes on. */
  close(): void {
    this.ends();
  }
}

async function backdropOf(background: Background): Promise<Backdrop> {
  if (background === 'none' || background === 'blur') return { kind: background };
  return { kind: 'image', image: await createImageBitmap(background) };
}

const send = (worker: Worker, message: ToWorker, backdrop: Backdrop): void => worker.postMessage(message, backdrop.kind === 'image' ? [backdrop.image] : []);

/** The worker is there and has its model, or says why not. */
const firstWord = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    const hear = ({ data }: MessageEvent<FromWorker>): void => {
      if (data.kind === 'ready') resolve();
      if (data.kind === 'failed') reject(new BackgroundProblem('not-loaded', data.message));
    };
    worker.addEventListener('message', hear);
    worker.addEventListener('error', (event) => reject(new BackgroundProblem('forbidden', event.message)), { once: true });
  });

/** The way pictures take here, found by what the browser has and never by its name. */
async function takePath(worker: Worker, camera: MediaStreamTrack, unwanted: () => void): Promise<{ readonly track: MediaStreamTrack; readonly close: () => void }> {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = insertable();
  if (MediaStreamTrackProcessor && MediaStreamTrackGenerator) {
    // The clone ends with the effect; the camera's own track is left to its owner.
    const taken = camera.clone();
    const { readable } = new MediaStreamTrackProcessor({ track: taken });
    const generator = new MediaStreamTrackGenerator({ kind: 'video' });
    const { writable } = generator;
    worker.postMessage({ kind: 'streams', readable, writable } satisfies ToWorker, [readable, writable]);
    return { track: generator, close: () => taken.stop() };
  }
  return (await workerPath(worker, camera)) ?? bitmapPath(worker, camera, unwanted);
}

/** Safari: tracks can be handed over to workers, and only there be taken apart. Null where that is not so. */
async function workerPath(worker: Worker, camera: MediaStreamTrack): Promise<{ readonly track: MediaStreamTrack; readonly close: () => void } | null> {
  const taken = camera.clone();
  try {
    const answer = new Promise<MediaStreamTrack | null>((resolve) => {
      worker.addEventListener('message', function hear({ data }: MessageEvent<FromWorker>) {
        if (data.kind !== 'track' && data.kind !== 'failed') return;
        worker.removeEventListener('message', hear);
        resolve(data.kind === 'track' ? data.track : null);
      });
    });
    worker.postMessage({ kind: 'track', track: taken } satisfies ToWorker, [taken as unknown as Transferable]);
    const track = await answer;
    return track && { track, close: () => taken.stop() };
  } catch {
    // DataCloneError: this browser hands no tracks over.
    taken.stop();
    return null;
  }
}
