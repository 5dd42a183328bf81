import { type Composer, openComposer } from './composer.ts';
import { type Mixer, openMixer } from './mixer.ts';

/** The kinds of file, the first that the browser can write is taken. Safari writes MP4 only. */
const kinds = ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4;codecs=avc1.42E01E,mp4a.40.2', 'video/mp4;codecs=avc1,opus', 'video/mp4'] as const;

/** What this browser would write; nothing where it cannot record a call. */
export const recordedKind = (): string | undefined =>
  typeof MediaRecorder === 'undefined' || typeof AudioContext === 'undefined' || !('captureStream' in HTMLCanvasElement.prototype) ? undefined : kinds.find((kind) => MediaRecorder.isTypeSupported(kind));

/** How often what was recorded is handed over, milliseconds. A killed page loses about as much, and what its machine was behind with. */
export const partEvery = 500;

const quality = { videoBitsPerSecond: 700_000, audioBitsPerSecond: 48_000 };

/** Chromium writes a whole picture this often, so that a film can be jumped in, and MP4 comes in parts that play. Not in the types yet. */
const keys = { videoKeyFrameIntervalDuration: 1000 };

/** A part of the file that is being recorded. */
export interface RecordedPart {
  readonly bytes: Blob;
  /** The run that all of it was recorded in, or an earlier one. */
  readonly run: number;
  /** When its last picture was taken, or a little later: this device's clock. */
  readonly taken: number;
}

export interface CallRecorderOptions {
  /** The run that it begins in. */
  readonly run: number;
  /** The next part of the file, in order. */
  readonly onPart: (part: RecordedPart) => void;
  /** It cannot go on: what came so far is all there is. */
  readonly onFailed: () => void;
}

/** Records a call: everybody's picture and sound in one file that comes in parts. What is in it is told by `show`; nothing is in it before. */
export class CallRecorder {
  readonly #mixer: Mixer;
  readonly #composer: Composer;
  readonly #recorder: MediaRecorder;
  readonly #ended: Promise<void>;
  /** The run of the parts that come now; `late` more of them may have been begun before it became `#next`. */
  #run: number;
  #next: number;
  #late = 0;
  #pausedAt = 0;

  /** Begins at once. Throws where the browser cannot. */
  constructor({ run, onPart, onFailed }: CallRecorderOptions) {
    this.#run = this.#next = run;
    const mimeType = recordedKind();
    if (!mimeType) throw new Error('this browser cannot record');
    this.#mixer = openMixer();
    this.#composer = openComposer();
    this.#recorder = new MediaRecorder(new MediaStream([this.#composer.track, this.#mixer.track]), { mimeType, ...quality, ...keys });
    this.#recorder.addEventListener('dataavailable', ({ data }) => {
      if (this.#late === 0) this.#run = this.#next;
      else this.#late -= 1;
      if (data.size > 0) onPart({ bytes: data, run: this.#run, taken: Date.now() });
    });
    this.#recorder.addEventListener('error', onFailed);
    this.#ended = new Promise((done) => this.#recorder.addEventListener('stop', () => done(), { once: true }));
    this.#recorder.start(partEvery);
  }

  /** Who is seen and heard in it from now on. */
  show(others: readonly MediaStream[], own: MediaStream | null): void {
    this.#mixer.hear(own ? [...others, own] : others);
    this.#composer.see(others, own);
  }

  /** `paused`: nothing is recorded now. `inactive`: it has ended. */
  get state(): RecordingState {
    return this.#recorder.state;
  }

  /** Nothing is recorded until `goOn`; the time between is not in the file. */
  pause(): void {
    if (this.#recorder.state !== 'recording') return;
    this.#recorder.requestData();
    this.#recorder.pause();
    this.#pausedAt = performance.now();
  }

  /**
   * Records in this run from now on. Nothing that was recorded before is in a part of it: where the server has paused and gone on unheard,
   * nobody agreed to what lies between.
   */
  goOn(run: number): void {
    const { state } = this.#recorder;
    if (state === 'inactive') return;
    if (run !== this.#next) {
      // What the encoders were late with comes as a part of its own; and one may be on its way already, where there was no pause.
      this.#late = state === 'paused' && performance.now() - this.#pausedAt > 2 * partEvery ? 1 : 2;
      this.#next = run;
      this.#recorder.requestData();
    }
    if (state === 'paused') this.#recorder.resume();
  }

  /** Ends it. Resolves when the last part was handed over. */
  async stop(): Promise<void> {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    await this.#ended;
    this.#mixer.close();
    this.#composer.close();
  }
}
