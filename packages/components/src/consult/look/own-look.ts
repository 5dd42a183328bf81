import { BackgroundEffect, type Background } from '../../media/effects/background.ts';
import { backgroundImage, backgrounds } from '../../media/effects/backgrounds.ts';
import { BackgroundProblem } from '../../media/effects/background-problem.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import { NoiseProblem, suppressNoise, type QuietMicrophone } from '../../media/noise.ts';
import { plainLook, remember, type Behind, type Look } from './remembered.ts';

/** What stands in the way, as a stable code; `slow`: the machine draws fewer pictures now. */
export type LookProblem = BackgroundProblem['code'] | NoiseProblem['code'] | 'slow';

/** A background that broke is begun so often by itself. */
const ONCE_MORE = 1;

/** Keeps a person's look on their camera and microphone, over other cameras and interruptions. The code behind it is loaded by its first use. */
export class OwnLook {
  look: Look = plainLook;
  /** Address of the picture that the page brings, for `own`. */
  image = '';
  problems: { readonly behind?: LookProblem; readonly sound?: LookProblem } = {};

  #effect: BackgroundEffect | null = null;
  #quiet: QuietMicrophone | null = null;
  /** How often a background broke since it was chosen. */
  #faults = 0;
  /** One change after the other: a press during a change is the next one. Picture and sound do not wait for each other. */
  readonly #turns: Record<keyof Look, Promise<void>> = { behind: Promise.resolve(), sound: Promise.resolve() };
  readonly #listeners = new AbortController();
  /** Whoever draws it. */
  readonly #watchers = new Set<() => void>();

  private constructor(private readonly local: LocalMedia) {
    // Another camera, or the same one again, has no effect yet; nor has another microphone.
    local.addEventListener('track', ({ device, track, why }) => {
      if (device === 'camera' && track !== this.#effect?.track && local.pictureKind === 'camera') this.#again('behind', () => this.#renewPicture());
      if (device === 'microphone' && why !== 'filtered') this.#again('sound', () => this.#renewSound());
    }, { signal: this.#listeners.signal });
  }

  /** The look of these devices: one, however many elements show it. It ends when both are off for good and its pages are gone. */
  static of(local: LocalMedia): OwnLook {
    const own = all.get(local) ?? new OwnLook(local);
    all.set(local, own);
    return own;
  }

  /** Calls `onChange` after each change; gives what ends that. */
  watch(onChange: () => void): () => void {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  }

  /** Changes it, and remembers it for the next visit if it is `for-good`. Resolves when it is done; what could not be done is in `problems`. */
  choose(look: Partial<Look>, lasting: 'for-good' | 'for-now' = 'for-good'): Promise<void> {
    this.look = { ...this.look, ...look };
    if (lasting === 'for-good') remember(this.look);
    if (look.behind) {
      this.#faults = 0;
      this.#again('behind', () => this.#behind());
    }
    if (look.sound) this.#again('sound', () => this.#sound());
    return Promise.all([look.behind && this.#turns.behind, look.sound && this.#turns.sound]).then(() => undefined);
  }

  /** Lets go of everything; camera and microphone stay. */
  close(): void {
    this.#listeners.abort();
    this.#effect?.close();
    this.#quiet?.close();
    this.#effect = this.#quiet = null;
  }

  #again(what: keyof Look, change: () => Promise<void>): void {
    this.#turns[what] = this.#turns[what].then(change).then(() => this.#drawn());
  }

  async #renewPicture(): Promise<void> {
    if (this.#listeners.signal.aborted) return;
    this.#effect?.close();
    this.#effect = null;
    if (this.local.camera && this.#faults <= ONCE_MORE) await this.#behind();
  }

  async #renewSound(): Promise<void> {
    this.#quiet?.close();
    this.#quiet = null;
    await this.#sound();
  }

  async #behind(): Promise<void> {
    const { camera } = this.local;
    const { behind } = this.look;
    try {
      const background = await this.#background(behind);
      // A screen is sent instead of the camera: what is behind comes when it has ended, and until then the camera is not sent.
      if (this.#isScreen) this.local.veiled = behind !== 'none';
      // The way back goes through the same track: a camera's own in its place would show the room for a moment while others follow.
      else if (this.#effect) {
        await this.#effect.use(background);
        this.local.veiled = behind !== 'none';
      }
      else if (camera && behind !== 'none') {
        const effect = await BackgroundEffect.open(camera, background);
        if (this.#listeners.signal.aborted || this.local.camera !== camera) return effect.close();
        if (this.#isScreen) {
          this.local.veiled = true;
          return effect.close();
        }
        this.#effect = effect;
        effect.addEventListener('pace', () => this.#put({ behind: 'slow' }));
        effect.addEventListener('failed', ({ problem }) => this.#broke(effect, problem));
        this.local.show(effect.track, 'effect');
        // From now on another camera sends nothing before it has this background too.
        this.local.veiled = true;
      } else if (behind === 'none') this.local.veiled = false;
      // Another background makes no weak machine quick.
      this.#put({ behind: behind === 'none' || (this.#effect?.numbers.pace ?? 'every') === 'every' ? undefined : 'slow' });
    } catch (error) {
      this.#put({ behind: error instanceof BackgroundProblem ? error.code : 'not-loaded' });
      // Who cannot have it is seen as they are, and reads why.
      this.local.veiled = false;
    }
  }

  /** Who chose the picture of another page is not shown in their room on one that brings none. */
  #background(behind: Behind): Background | Promise<Background> {
    if (behind === 'none' || behind === 'blur') return behind;
    if (behind === 'own') return this.image ? backgroundImage(this.image) : 'blur';
    return backgroundImage(backgrounds[behind]);
  }

  /** It is tried once more with nothing sent meanwhile; then one is seen as one is, and reads why. */
  #broke(effect: BackgroundEffect, { code }: BackgroundProblem): void {
    if (this.#effect !== effect) return;
    this.#effect = null;
    if (++this.#faults > ONCE_MORE) {
      this.#put({ behind: code });
      this.local.veiled = false;
    }
    if (this.local.pictureKind === 'effect') this.local.show(null);
  }

  async #sound(): Promise<void> {
    const { microphone } = this.local;
    const isOriginal = this.look.sound === 'original';
    try {
      if (this.#quiet) this.#quiet.original = isOriginal;
      else if (microphone && !isOriginal) {
        const quiet = await suppressNoise(microphone);
        if (this.#listeners.signal.aborted || this.local.microphone !== microphone) return quiet.close();
        this.#quiet = quiet;
        void quiet.broken.then(({ code }) => {
          if (this.#quiet !== quiet) return;
          this.#quiet = null;
          this.local.filter(null);
          quiet.close();
          this.#put({ sound: code });
        });
        this.local.filter(quiet.track);
      }
      this.#put({ sound: undefined });
    } catch (error) {
      this.#put({ sound: error instanceof NoiseProblem ? error.code : 'not-loaded' });
    }
  }

  /** Asked again after each wait: somebody may have begun to share meanwhile. */
  get #isScreen(): boolean {
    return this.local.pictureKind === 'screen';
  }

  #drawn(): void {
    for (const draw of this.#watchers) draw();
  }

  #put(problems: { readonly behind?: LookProblem | undefined; readonly sound?: LookProblem | undefined }): void {
    this.problems = { ...this.problems, ...problems };
    this.#drawn();
  }
}

const all = new WeakMap<LocalMedia, OwnLook>();
