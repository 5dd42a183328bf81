import { DeviceProblem, type DeviceKind } from './device-problem.ts';
import { constraintsOf, listDevices, openTracks, type Opened, type Wish } from './devices.ts';
import { fallbackOrder, isForbidden, type Place } from './fallback.ts';
import { DeviceLostEvent, LocalTrackEvent, type LocalMediaEventMap, type TrackReason } from './local-events.ts';
import { otherCamera } from './sides.ts';
import { typedTarget } from './typed-target.ts';

/** What to open at first. Both default to true; `false` opens nothing and asks nothing. */
export interface OpenOptions {
  readonly camera?: Wish;
  readonly microphone?: Wish;
}

/** Until devices that come and go together have all come or gone, milliseconds. */
const SETTLED = 300;

/**
 * The own camera and microphone, as a test of them needs it: on, off, another one, and what happens when one goes away. What sends them is
 * `LocalMedia`.
 */
export class OwnDevices extends typedTarget<LocalMediaEventMap>() {
  /** Holds what is seen and heard of oneself, the same object for life. Give it to a muted `<video>`. */
  readonly stream: MediaStream = new MediaStream();

  readonly #tracks: Record<DeviceKind, MediaStreamTrack | null> = { camera: null, microphone: null };
  readonly #wishes: Record<DeviceKind, MediaTrackConstraints | true>;
  readonly #missing: Partial<Record<DeviceKind, DeviceProblem>>;
  /** Which device a track came from; known only while it lives. */
  readonly #places: Record<DeviceKind, Place> = { camera: {}, microphone: {} };
  /** Counts the requests per device: an answer that comes late finds that it is not wanted any more. */
  readonly #request: Record<DeviceKind, number> = { camera: 0, microphone: 0 };

  protected constructor({ camera, microphone }: Readonly<Record<DeviceKind, Wish>>, problems: Opened['problems']) {
    super();
    this.#wishes = { camera: camera || true, microphone: microphone || true };
    this.#missing = { ...problems };
  }

  /** Opens them; call it after a click. Never rejects for a device: what could not be opened is told in `missing`, and the other still works. */
  static async open({ camera = true, microphone = true }: OpenOptions = {}): Promise<OwnDevices> {
    const wishes = { camera, microphone };
    const { tracks, problems } = await openTracks(wishes);
    const own = new OwnDevices(wishes, problems);
    own.begin(tracks);
    return own;
  }

  /** Takes what was opened at first. Not by the constructor: whoever sends the tracks must be whole before. */
  protected begin({ camera, microphone }: Opened['tracks']): void {
    this.#put('camera', camera ?? null);
    this.#put('microphone', microphone ?? null);
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
    return this.#open(device, this.#wishFor(device, id), true);
  }

  /** Turns to the camera on the other side of a phone, or to the next one where cameras have no sides. Rejects with a `DeviceProblem`. */
  async flip(): Promise<void> {
    return this.#open('camera', otherCamera(this.camera, (await listDevices()).cameras), true);
  }

  /** Releases both. */
  stop(): void {
    void this.#release('camera');
    void this.#release('microphone');
  }

  async #open(device: DeviceKind, wish: MediaTrackConstraints | true, replace = false, why: TrackReason = 'asked'): Promise<void> {
    if (this.#tracks[device] && !replace) return;
    const request = ++this.#request[device];
    // Many phones cannot open the second camera while the first is held.
    if (device === 'camera') this.#put(device, null);
    const ask = (asked: MediaTrackConstraints | true) => openTracks({ camera: false, microphone: false, [device]: asked });
    let { tracks, problems } = await ask(wish);
    // The one that was in use last may be gone: turned on again, any other will do.
    if (!replace && problems[device]?.code === 'overconstrained') ({ tracks, problems } = await ask(this.#wishFor(device, null)));

    const track = tracks[device] ?? null;
    if (request !== this.#request[device]) return void track?.stop();
    const problem = problems[device];
    if (problem) this.#missing[device] = problem;
    else delete this.#missing[device];
    if (problem) throw problem;
    this.#wishes[device] = wish;
    this.#put(device, track, why);
  }

  async #release(device: DeviceKind): Promise<void> {
    this.#request[device]++;
    this.#put(device, null);
  }

  #put(device: DeviceKind, track: MediaStreamTrack | null, why: TrackReason = 'asked'): void {
    const before = this.#tracks[device];
    if (before === track) return;
    if (before) {
      before.removeEventListener('ended', this.#ended);
      before.stop();
    }
    this.#tracks[device] = track;
    this.hold(device, track, before);
    if (track) {
      track.addEventListener('ended', this.#ended);
      const { deviceId: id, groupId: group } = track.getSettings();
      this.#places[device] = { id, group };
    }
    this.#watchDevices();
    this.dispatchEvent(new LocalTrackEvent(device, track, why));
  }

  /** Another track of a device, or none, is to be seen or heard. */
  protected hold(_: DeviceKind, track: MediaStreamTrack | null, before: MediaStreamTrack | null): void {
    if (before) this.stream.removeTrack(before);
    if (track) this.stream.addTrack(track);
  }

  /** Not every browser says by `ended` that a device was unplugged, so the list is looked at as long as one is on. */
  #watchDevices(): void {
    const { mediaDevices } = navigator;
    mediaDevices?.removeEventListener('devicechange', this.#devicesChanged);
    if (this.camera || this.microphone) mediaDevices?.addEventListener('devicechange', this.#devicesChanged);
    else clearTimeout(this.#look);
  }

  #look: ReturnType<typeof setTimeout> | undefined;

  /** A headset comes and goes as several devices: one look when it is quiet again. */
  readonly #devicesChanged = (): void => {
    clearTimeout(this.#look);
    this.#look = setTimeout(async () => {
      const { cameras, microphones } = await listDevices();
      for (const [device, list] of [['camera', cameras], ['microphone', microphones]] as const) {
        const { id } = this.#places[device];
        if (this.#tracks[device] && id && list.every((one) => one.id !== id)) void this.#fallBack(device);
      }
    }, SETTLED);
  };

  /** Asks for the same device again, after something else had it. Fails silently while that still has it: wait for the next sign. */
  async takeBack(device: DeviceKind): Promise<void> {
    const request = ++this.#request[device];
    const { id } = this.#places[device];
    const { tracks } = await openTracks({ camera: false, microphone: false, [device]: this.#wishFor(device, id ?? null) });
    const track = tracks[device];
    if (!track) return;
    if (request === this.#request[device]) this.#put(device, track, 'returned');
    else track.stop();
  }

  /** One device, or null: any. Exactly that one: what is only wished for, browsers may answer with their default. */
  #wishFor(device: DeviceKind, id: string | null): MediaTrackConstraints {
    return { ...constraintsOf(device, this.#wishes[device]), deviceId: id === null ? [] : { exact: id } };
  }

  /** Unplugged, or permission taken back: the nearest other device takes its place. */
  async #fallBack(device: DeviceKind): Promise<void> {
    const { cameras, microphones } = await listDevices();
    let last: unknown;
    for (const id of fallbackOrder(this.#places[device], device === 'camera' ? cameras : microphones)) {
      try {
        return await this.#open(device, this.#wishFor(device, id), true, 'fallback');
      } catch (error) {
        last = error;
        // Nobody is asked twice.
        if (isForbidden(error)) break;
      }
    }
    this.#put(device, null, 'fallback');
    const problem = isForbidden(last) ? last : new DeviceProblem(device, 'lost', last);
    this.#missing[device] = problem;
    this.dispatchEvent(new DeviceLostEvent(problem));
  }

  readonly #ended = ({ target }: Event): void => void this.#fallBack(target === this.camera ? 'camera' : 'microphone');
}
