import { DeviceProblem, type DeviceKind } from './device-problem.ts';
import { constraintsOf, listDevices, openTracks, type Wish } from './devices.ts';
import { fallbackOrder, isForbidden, type Place } from './fallback.ts';
import { Interruptions } from './interruptions.ts';
import { DeviceInterruptedEvent, DeviceLostEvent, LocalTrackEvent, type LocalMediaEventMap, type TrackReason } from './local-events.ts';
import { SentTracks, type PictureKind } from './sent-tracks.ts';
import { otherCamera } from './sides.ts';
import { typedTarget } from './typed-target.ts';

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

/** Until devices that come and go together have all come or gone, milliseconds. */
const SETTLED = 300;

/**
 * The own camera and microphone. Off means released: the track is stopped and the light goes out; on opens it
 * again. One `stream` for life, so a preview is attached once.
 */
export class LocalMedia extends typedTarget<LocalMediaEventMap>() {
  readonly #sent = new SentTracks(() => this.show(null));
  /** Holds what is sent: the picture and the microphone. Give it to a muted `<video>`. */
  readonly stream: MediaStream = this.#sent.stream;

  readonly #wishes: Record<DeviceKind, MediaTrackConstraints | true>;
  readonly #missing: Partial<Record<DeviceKind, DeviceProblem>>;
  /** Which device a track came from; known only while it lives. */
  readonly #places: Record<DeviceKind, Place> = { camera: {}, microphone: {} };
  readonly #interruptions = new Interruptions({
    takeBack: (device) => this.#takeBack(device),
    changed: (device, now) => void this.dispatchEvent(new DeviceInterruptedEvent(device, now)),
  });
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
    return this.#sent.camera;
  }

  /** The microphone's track, or null while it is off. */
  get microphone(): MediaStreamTrack | null {
    return this.#sent.microphone;
  }

  /** What is sent as the sound, or null. */
  get sound(): MediaStreamTrack | null {
    return this.#sent.sound;
  }

  /**
   * Sends this instead of the microphone's own sound from now on, without a new offer: the same with less noise. `null`: the microphone again,
   * as after it was turned off or changed. What was sent before is left to its maker.
   */
  filter(track: MediaStreamTrack | null): void {
    if (this.#sent.filter(track)) this.dispatchEvent(new LocalTrackEvent('microphone', this.sound, 'filtered'));
  }

  /** What is sent as the picture, or null. */
  get picture(): MediaStreamTrack | null {
    return this.#sent.picture;
  }

  /** True: the camera's own picture is never sent, only what `show` gives. So no room is seen while one effect takes the place of another. */
  get veiled(): boolean {
    return this.#sent.veiled;
  }

  set veiled(on: boolean) {
    if (this.#sent.veil(on)) this.dispatchEvent(new LocalTrackEvent('camera', this.picture));
  }

  /** What `picture` is. */
  get pictureKind(): PictureKind {
    return this.#sent.pictureKind;
  }

  /**
   * Sends another picture than the camera's from now on, without a new offer: a screen, or the camera with an effect. `null`: the camera
   * again. A screen ends by itself when the person stops sharing; an effect when the camera goes off or is another one. Ends what was shown
   * before.
   */
  show(track: MediaStreamTrack | null, as: 'effect' | 'screen' = 'screen'): void {
    if (this.#sent.show(track, as)) this.dispatchEvent(new LocalTrackEvent('camera', this.picture));
  }

  /** Devices that something else has taken for a while, such as a phone call; they come back by themselves. */
  get interrupted(): readonly DeviceKind[] {
    return this.#interruptions.now;
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

  /** Releases both, and ends what is shown instead. */
  stop(): void {
    this.show(null);
    void this.#release('camera');
    void this.#release('microphone');
  }

  async #open(device: DeviceKind, wish: MediaTrackConstraints | true, replace = false, why: TrackReason = 'asked'): Promise<void> {
    if (this.#sent[device] && !replace) return;
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
    const before = this.#sent[device];
    if (before === track) return;
    if (before) {
      before.removeEventListener('ended', this.#ended);
      before.stop();
    }
    const effectEnded = this.#sent.put(device, track);
    this.#interruptions.watch(device, track);
    if (track) {
      track.addEventListener('ended', this.#ended);
      const { deviceId: id, groupId: group } = track.getSettings();
      this.#places[device] = { id, group };
    }
    if (effectEnded) this.dispatchEvent(new LocalTrackEvent('camera', this.picture));
    this.#watchDevices();
    this.dispatchEvent(new LocalTrackEvent(device, track, why));
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
        if (this.#sent[device] && id && list.every((one) => one.id !== id)) void this.#fallBack(device);
      }
    }, SETTLED);
  };

  /** The same device again, after something else had it. Fails while that still has it; then the next sign is waited for. */
  async #takeBack(device: DeviceKind): Promise<void> {
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
