import { DeviceProblem, type DeviceKind } from './device-problem.ts';
import { openTracks, type Wish } from './devices.ts';
import { typedTarget } from './typed-target.ts';

/** The own camera or microphone went on or off, or was replaced. `track` is null when it is off. */
export class LocalTrackEvent extends Event {
  static readonly type = 'track';
  constructor(
    readonly device: DeviceKind,
    readonly track: MediaStreamTrack | null,
  ) {
    super(LocalTrackEvent.type);
  }
}

/** A device that was on went away and nothing could take its place. It is off now. */
export class DeviceLostEvent extends Event {
  static readonly type = 'lost';
  constructor(readonly problem: DeviceProblem) {
    super(DeviceLostEvent.type);
  }
}

export interface LocalMediaEventMap {
  [LocalTrackEvent.type]: LocalTrackEvent;
  [DeviceLostEvent.type]: DeviceLostEvent;
}

/** What to open at first. Both default to true; `false` opens nothing and asks nothing. */
export interface OpenOptions {
  readonly camera?: Wish;
  readonly microphone?: Wish;
}

/**
 * Opens camera and microphone for a preview. Never rejects for a device: what could not be opened is told in
 * `missing`, and the other still works. Call it after a click; it is the only place, with `setCamera`,
 * `setMicrophone`, `switchTo`, where a device is started.
 */
export async function openDevices({ camera = true, microphone = true }: OpenOptions = {}): Promise<LocalMedia> {
  const wishes = { camera, microphone };
  const { tracks, problems } = await openTracks(wishes);
  return new LocalMedia(wishes, tracks, problems);
}

/**
 * The own camera and microphone. Off means released: the track is stopped and the light goes out; on opens it
 * again. One `stream` for life, so a preview is attached once.
 */
export class LocalMedia extends typedTarget<LocalMediaEventMap>() {
  /** Holds the tracks that are on. Give it to a muted `<video>`. */
  readonly stream: MediaStream = new MediaStream();

  readonly #tracks: Record<DeviceKind, MediaStreamTrack | null> = { camera: null, microphone: null };
  readonly #wishes: Record<DeviceKind, MediaTrackConstraints | true>;
  readonly #missing: Partial<Record<DeviceKind, DeviceProblem>>;
  /** Counts the requests per device: an answer that comes late finds that it is not wanted any more. */
  readonly #request: Record<DeviceKind, number> = { camera: 0, microphone: 0 };

  constructor(
    wishes: Readonly<Record<DeviceKind, Wish>>,
    tracks: Readonly<Partial<Record<DeviceKind, MediaStreamTrack>>>,
    problems: Readonly<Partial<Record<DeviceKind, DeviceProblem>>>,
  ) {
    super();
    this.#wishes = { camera: wishes.camera || true, microphone: wishes.microphone || true };
    this.#missing = { ...problems };
    this.#put('camera', tracks.camera ?? null);
    this.#put('microphone', tracks.microphone ?? null);
  }

  /** The camera's track, or null while it is off. */
  get camera(): MediaStreamTrack | null {
    return this.#tracks.camera;
  }

  /** The microphone's track, or null while it is off. */
  get microphone(): MediaStreamTrack | null {
    return this.#tracks.microphone;
  }

  /** Why a device that was asked for is not there. Empty when all is well. */
  get missing(): Readonly<Partial<Record<DeviceKind, DeviceProblem>>> {
    return this.#missing;
  }

  /** Turns the camera on, or off and releases it. Rejects with a `DeviceProblem`. */
  setCamera(on: boolean): Promise<void> {
    return on ? this.#open('camera', this.#wishes.camera) : this.#release('camera');
  }

  /** Turns the microphone on, or off and releases it. Rejects with a `DeviceProblem`. */
  setMicrophone(on: boolean): Promise<void> {
    return on ? this.#open('microphone', this.#wishes.microphone) : this.#release('microphone');
  }

  /** Turns to another device, by an id of `listDevices()`, and turns it on. Rejects with a `DeviceProblem`. */
  switchTo(device: DeviceKind, id: string): Promise<void> {
    const wish = this.#wishes[device];
    return this.#open(device, { ...(wish === true ? {} : wish), deviceId: { exact: id } }, true);
  }

  /** Releases both. */
  stop(): void {
    void this.#release('camera');
    void this.#release('microphone');
  }

  async #open(device: DeviceKind, wish: MediaTrackConstraints | true, replace = false): Promise<void> {
    if (this.#tracks[device] && !replace) return;
    const request = ++this.#request[device];
    // Many phones cannot open the second camera while the first is held.
    if (device === 'camera') this.#put(device, null);
    const { tracks, problems } = await openTracks({ camera: false, microphone: false, [device]: wish });

    const track = tracks[device] ?? null;
    if (request !== this.#request[device]) return void track?.stop();
    const problem = problems[device];
    if (problem) this.#missing[device] = problem;
    else delete this.#missing[device];
    if (problem) throw problem;
    this.#wishes[device] = wish;
    this.#put(device, track);
  }

  async #release(device: DeviceKind): Promise<void> {
    this.#request[device]++;
    this.#put(device, null);
  }

  #put(device: DeviceKind, track: MediaStreamTrack | null): void {
    const before = this.#tracks[device];
    if (before === track) return;
    if (before) {
      before.removeEventListener('ended', this.#ended);
      this.stream.removeTrack(before);
      before.stop();
    }
    this.#tracks[device] = track;
    if (track) {
      track.addEventListener('ended', this.#ended);
      this.stream.addTrack(track);
    }
    this.dispatchEvent(new LocalTrackEvent(device, track));
  }

  /** Unplugged, or permission taken back: the browser's default takes its place if there is one. */
  readonly #ended = async ({ target }: Event): Promise<void> => {
    const device = target === this.#tracks.camera ? 'camera' : 'microphone';
    try {
      await this.#open(device, true, true);
    } catch (error) {
      this.#put(device, null);
      const problem = new DeviceProblem(device, 'lost', error);
      this.#missing[device] = problem;
      this.dispatchEvent(new DeviceLostEvent(problem));
    }
  };
}
