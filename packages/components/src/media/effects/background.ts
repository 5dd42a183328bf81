import { typedTarget } from '../typed-target.ts';
import { BackgroundProblem } from './background-problem.ts';
import type { Backdrop } from './compositor.ts';
import { bitmapPath } from './bitmap-path.ts';
import { insertable } from './insertable.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import type { Pace } from './pace.ts';
import { mayStartWorkers, startWorker } from './start-worker.ts';

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

/** Longer than this nobody waits for a background, milliseconds: the files are 0.8 MB. */
const LIMIT = 20_000;

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
    private readonly life: AbortController,
    fault: Promise<BackgroundProblem>,
  ) {
    super();
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      // Its track was stopped by whoever had it: then the camera is let go of too, and its light goes out.
      if (data.kind === 'over') life.abort();
      if (data.kind !== 'pace') return;
      const { pace } = this.#numbers;
      this.#numbers = { pace: data.pace, work: data.work, gap: data.gap };
      if (data.pace !== pace) this.dispatchEvent(new BackgroundPaceEvent(data.pace));
    });
    void fault.then((problem) => {
      if (life.signal.aborted) return;
      life.abort();
      this.dispatchEvent(new BackgroundFailedEvent(problem));
    });
  }

  /**
   * Starts it: resolves when the first picture can come, rejects with a `BackgroundProblem`, also when that takes longer than `limit` milliseconds.
   * Loads its code at the first use.
   */
  static async open(camera: MediaStreamTrack, background: Background, limit = LIMIT): Promise<BackgroundEffect> {
    const backdrop = await backdropOf(background);
    const { worker, files } = await startWorker();
    const life = new AbortController();
    const { signal } = life;
    signal.addEventListener('abort', () => worker.terminate());
    // Copies end with the effect; the camera's own track is left to its owner.
    const copy = (): MediaStreamTrack => {
      const taken = camera.clone();
      signal.addEventListener('abort', () => taken.stop());
      return taken;
    };
    const fault = faultOf(worker);
    const opened = async (): Promise<Path> => {
      const ready = firstWord(worker);
      send(worker, { kind: 'open', files, backdrop }, backdrop);
      await ready;
      return takePath(worker, copy, () => life.abort());
    };
    try {
      const { track, close } = await within(limit, opened(), fault);
      signal.addEventListener('abort', () => (close?.(), track.stop()));
      camera.addEventListener('ended', () => life.abort(), { once: true, signal });
      return new BackgroundEffect(track, worker, life, fault);
    } catch (error) {
      life.abort();
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
    this.life.abort();
  }
}

async function backdropOf(background: Background): Promise<Backdrop> {
  if (background === 'none' || background === 'blur') return { kind: background };
  return { kind: 'image', image: await createImageBitmap(background) };
}

const send = (worker: Worker, message: ToWorker, backdrop: Backdrop): void => worker.postMessage(message, backdrop.kind === 'image' ? [backdrop.image] : []);

/** The worker is there and has its model. */
const firstWord = (worker: Worker): Promise<void> =>
  new Promise((resolve) => worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => data.kind === 'ready' && resolve()));

/** Resolves when the worker breaks, before it is there or later: it says so itself, or never could begin. */
const faultOf = (worker: Worker): Promise<BackgroundProblem> =>
  new Promise((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => data.kind === 'failed' && resolve(new BackgroundProblem('not-loaded', data.message)));
    worker.addEventListener('error', ({ message }) => void mayStartWorkers().catch(() => false).then((may) => resolve(new BackgroundProblem(may ? 'not-loaded' : 'forbidden', message))), { once: true });
  });

/** What comes of a step, unless the worker breaks first, or nobody would wait any longer. */
function within<T>(limit: number, step: Promise<T>, fault: Promise<BackgroundProblem>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<BackgroundProblem>((resolve) => (timer = setTimeout(() => resolve(new BackgroundProblem('not-loaded', `Not there in ${limit} ms.`)), limit)));
  const refused = Promise.race([fault, late]).then((problem): never => {
    throw problem;
  });
  return Promise.race([step, refused]).finally(() => clearTimeout(timer));
}

interface Path {
  readonly track: MediaStreamTrack;
  readonly close?: () => void;
}

/** The way pictures take here, found by what the browser has and never by its name. */
async function takePath(worker: Worker, copy: () => MediaStreamTrack, unwanted: () => void): Promise<Path> {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = insertable();
  if (MediaStreamTrackProcessor && MediaStreamTrackGenerator) {
    const { readable } = new MediaStreamTrackProcessor({ track: copy() });
    const generator = new MediaStreamTrackGenerator({ kind: 'video' });
    const { writable } = generator;
    worker.postMessage({ kind: 'streams', readable, writable } satisfies ToWorker, [readable, writable]);
    return { track: generator };
  }
  return (await workerPath(worker, copy())) ?? bitmapPath(worker, copy(), unwanted);
}

/** Safari: tracks can be handed over to workers, and only there be taken apart. Null where that is not so. */
async function workerPath(worker: Worker, taken: MediaStreamTrack): Promise<Path | null> {
  try {
    const answer = new Promise<MediaStreamTrack | null>((resolve) =>
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => data.kind === 'track' && resolve(data.track)));
    worker.postMessage({ kind: 'track', track: taken } satisfies ToWorker, [taken as unknown as Transferable]);
    const track = await answer;
    if (track) return { track };
  } catch {
    // DataCloneError: this browser hands no tracks over.
  }
  taken.stop();
  return null;
}
