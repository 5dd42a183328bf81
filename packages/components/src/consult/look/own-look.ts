import { BackgroundEffect } from '../../media/effects/background.ts';
import { backgroundImage, backgrounds } from '../../media/effects/backgrounds.ts';
import { BackgroundProblem } from '../../media/effects/background-problem.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import { NoiseProblem, suppressNoise, type QuietMicrophone } from '../../media/noise.ts';

/** What is behind somebody: nothing changed, the room blurred, or one of the rooms that come with the kit. */
export const behinds = ['none', 'blur', 'wall', 'shelf', 'window'] as const;
export type Behind = (typeof behinds)[number];
/** `clean`: without the noise of the room. `original`: as the microphone gives it. */
export type Sound = 'original' | 'clean';

/** How somebody wants to be seen and heard. */
export interface Look {
  readonly behind: Behind;
  readonly sound: Sound;
}

/** What stands in the way, as a stable code; `slow`: the machine draws fewer pictures now. */
export type LookProblem = BackgroundProblem['code'] | NoiseProblem['code'] | 'slow';

export const plainLook: Look = { behind: 'none', sound: 'original' };

/** Remembered in this browser, for the next visit. */
const kept = 'vet-own-look';

export function rememberedLook(): Look {
  try {
    const { behind, sound }: Partial<Look> = JSON.parse(localStorage.getItem(kept) ?? '{}');
    return { behind: behinds.find((one) => one === behind) ?? 'none', sound: sound === 'clean' ? 'clean' : 'original' };
  } catch {
    // Kept by another version, or nothing may be kept here.
    return plainLook;
  }
}

function remember(look: Look): void {
  try {
    localStorage.setItem(kept, JSON.stringify(look));
  } catch {
    // Then it holds for this visit.
  }
}

/** Keeps a person's look on their camera and microphone, over other cameras and interruptions. The code behind it is loaded by its first use. */
export class OwnLook {
  look: Look = plainLook;
  problems: { readonly behind?: LookProblem; readonly sound?: LookProblem } = {};

  #effect: BackgroundEffect | null = null;
  #quiet: QuietMicrophone | null = null;
  /** One change after the other: a press during a change is the next one. */
  #turn: Promise<void> = Promise.resolve();
  readonly #listeners = new AbortController();

  constructor(
    private readonly local: LocalMedia,
    private readonly onChange: () => void,
  ) {
    // Another camera, or the same one again, has no effect yet; nor has another microphone.
    local.addEventListener('track', ({ device, track, why }) => {
      if (device === 'camera' && track !== this.#effect?.track && local.pictureKind === 'camera') this.#again(() => this.#renewPicture());
      if (device === 'microphone' && why !== 'filtered') this.#again(() => this.#renewSound());
    }, { signal: this.#listeners.signal });
  }

  /** Changes it, and remembers it for the next visit. Resolves when it is done; what could not be done is in `problems`. */
  choose(look: Partial<Look>): Promise<void> {
    this.look = { ...this.look, ...look };
    remember(this.look);
    this.#again(async () => {
      if (look.behind) await this.#behind();
      if (look.sound) await this.#sound();
    });
    return this.#turn;
  }

  /** Lets go of everything; camera and microphone stay. */
  close(): void {
    this.#listeners.abort();
    this.#effect?.close();
    this.#quiet?.close();
    this.#effect = this.#quiet = null;
  }

  #again(change: () => Promise<void>): void {
    this.#turn = this.#turn.then(change).then(() => this.onChange());
  }

  async #renewPicture(): Promise<void> {
    if (this.local.camera === null || this.#listeners.signal.aborted) return;
    this.#effect?.close();
    this.#effect = null;
    await this.#behind();
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
      const background = behind === 'none' || behind === 'blur' ? behind : await backgroundImage(backgrounds[behind]);
      // The way back goes through the same track: a camera's own in its place would show the room for a moment while others follow.
      if (this.#effect) await this.#effect.use(background);
      else if (camera && behind !== 'none') {
        const effect = await BackgroundEffect.open(camera, background);
        if (this.#listeners.signal.aborted || this.local.camera !== camera) return effect.close();
        this.#effect = effect;
        effect.addEventListener('pace', () => this.#put({ behind: 'slow' }));
        effect.addEventListener('failed', ({ problem }) => this.#put({ behind: problem.code }));
        this.local.show(effect.track, 'effect');
      }
      this.#put({ behind: undefined });
    } catch (error) {
      this.#put({ behind: error instanceof BackgroundProblem ? error.code : 'not-loaded' });
    }
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
        this.local.filter(quiet.track);
      }
      this.#put({ sound: undefined });
    } catch (error) {
      this.#put({ sound: error instanceof NoiseProblem ? error.code : 'not-loaded' });
    }
  }

  #put(problems: { readonly behind?: LookProblem | undefined; readonly sound?: LookProblem | undefined }): void {
    this.problems = { ...this.problems, ...problems };
    this.onChange();
  }
}
