import type { DeviceKind } from './device-problem.ts';
import { openTracks, type Opened, type Wish } from './devices.ts';
import { Interruptions } from './interruptions.ts';
import { DeviceInterruptedEvent, LocalTrackEvent } from './local-events.ts';
import { type OpenOptions, OwnDevices } from './own-devices.ts';
import { SentTracks, type PictureKind } from './sent-tracks.ts';

export type { OpenOptions };

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
 * again. One `stream` for life, so a preview is attached once: it holds what is sent, the picture and the microphone.
 */
export class LocalMedia extends OwnDevices {
  readonly #sent = new SentTracks(this.stream, () => this.show(null));
  readonly #interruptions = new Interruptions({
    takeBack: (device) => this.takeBack(device),
    changed: (device, now) => void this.dispatchEvent(new DeviceInterruptedEvent(device, now)),
  });

  constructor(wishes: Readonly<Record<DeviceKind, Wish>>, tracks: Opened['tracks'], problems: Opened['problems']) {
    super(wishes, problems);
    this.begin(tracks);
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

  /** Releases both, and ends what is shown instead. */
  override stop(): void {
    this.show(null);
    super.stop();
  }

  protected override hold(device: DeviceKind, track: MediaStreamTrack | null): void {
    const effectEnded = this.#sent.put(device, track);
    this.#interruptions.watch(device, track);
    if (effectEnded) this.dispatchEvent(new LocalTrackEvent('camera', this.picture));
  }
}
