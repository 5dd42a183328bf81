import type { DeviceKind } from './device-problem.ts';

/** What is sent as the picture. An effect is made of the camera's picture and ends with it; a screen is sent instead of it. */
export type PictureKind = 'camera' | 'effect' | 'screen';

/** Which tracks are sent: the devices' own, or what stands in their place. Each change says whether something else is sent now. */
export class SentTracks {
  readonly #devices: Record<DeviceKind, MediaStreamTrack | null> = { camera: null, microphone: null };
  /** Sent instead of the microphone's own sound. */
  #filtered: MediaStreamTrack | null = null;
  #shown: { readonly track: MediaStreamTrack; readonly as: 'effect' | 'screen' } | null = null;
  #veiled = false;

  /** `stream` holds what is sent. `shownEnded`: what was shown instead of the camera has ended by itself. */
  constructor(
    private readonly stream: MediaStream,
    private readonly shownEnded: () => void,
  ) {}

  get camera(): MediaStreamTrack | null {
    return this.#devices.camera;
  }

  get microphone(): MediaStreamTrack | null {
    return this.#devices.microphone;
  }

  get sound(): MediaStreamTrack | null {
    return this.microphone && (this.#filtered ?? this.microphone);
  }

  get picture(): MediaStreamTrack | null {
    return this.#shown?.track ?? (this.#veiled ? null : this.camera);
  }

  get pictureKind(): PictureKind {
    return this.#shown?.as ?? 'camera';
  }

  get veiled(): boolean {
    return this.#veiled;
  }

  /** Another track of a device, or none: what was made of the one before ends. True: an effect did. */
  put(device: DeviceKind, track: MediaStreamTrack | null): boolean {
    this.#devices[device] = track;
    const effectEnded = device === 'camera' && this.pictureKind === 'effect' && this.show(null);
    if (device === 'microphone') this.#filtered = null;
    this.#arrange();
    return effectEnded;
  }

  filter(track: MediaStreamTrack | null): boolean {
    if (this.#filtered === track) return false;
    this.#filtered = track;
    this.#arrange();
    return true;
  }

  veil(on: boolean): boolean {
    if (this.#veiled === on) return false;
    this.#veiled = on;
    this.#arrange();
    return !this.#shown;
  }

  /** Ends what was shown before. */
  show(track: MediaStreamTrack | null, as: 'effect' | 'screen' = 'screen'): boolean {
    const before = this.#shown?.track;
    if (before === (track ?? undefined)) return false;
    before?.removeEventListener('ended', this.shownEnded);
    before?.stop();
    this.#shown = track && { track, as };
    // The browser keeps writing readable, and sends fewer pictures instead.
    if (track && as === 'screen' && !track.contentHint) track.contentHint = 'detail';
    track?.addEventListener('ended', this.shownEnded);
    this.#arrange();
    return true;
  }

  /** Brings `stream` up to date. */
  #arrange(): void {
    const wanted = [this.sound, this.picture].filter((track) => track !== null);
    for (const track of this.stream.getTracks()) if (!wanted.includes(track)) this.stream.removeTrack(track);
    for (const track of wanted) this.stream.addTrack(track);
  }
}
