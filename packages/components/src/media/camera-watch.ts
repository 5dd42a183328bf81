import type { Call } from './call.ts';
import { judgeCamera, LONG, QUICK, type CameraLook, type CameraVerdict } from './camera-verdict.ts';
import { frameProbe, type FrameProbe } from './frames.ts';
import type { LocalMedia } from './local-media.ts';
import { typedTarget, type TypedEventTarget } from './typed-target.ts';

/** What a camera shows has changed. */
export class CameraVerdictEvent extends Event {
  static readonly type = 'verdict';
  constructor(
    readonly verdict: CameraVerdict,
    readonly before: CameraVerdict,
  ) {
    super(CameraVerdictEvent.type);
  }
}

export interface CameraWatchEventMap {
  verdict: CameraVerdictEvent;
}

/** Looks at a camera once a second and says what it shows, see `watchCamera` and `watchRemoteCamera`. */
export interface CameraWatch extends TypedEventTarget<CameraWatchEventMap> {
  readonly verdict: CameraVerdict;
  /** Ends it, and lets go of the picture. */
  close(): void;
}

const EACH = 1_000;
/** A look that comes so long after the one before is a busy machine's, which may have missed the pictures too. */
const LATE = 2_000;

/** What a judge looks at: the picture, and what is known beside it. */
interface Subject {
  readonly picture: MediaStreamTrack | null;
  readonly track: CameraLook['track'];
  readonly line: boolean;
}

class Watch extends typedTarget<CameraWatchEventMap>() implements CameraWatch {
  #verdict: CameraVerdict = 'unknown';
  #looks: readonly CameraLook[] = [];
  readonly #video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  #probe: FrameProbe = frameProbe(this.#video);
  #shown: MediaStreamTrack | null = null;
  /** Pictures since the look before: as this browser shows them, which is at once; its statistics come a second later. */
  #frames: number | null = 0;
  #counting = 0;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(private readonly subject: () => Subject) {
    super();
    this.#timer = setInterval(() => this.#look(), EACH);
    this.#show(subject().picture);
  }

  get verdict(): CameraVerdict {
    return this.#verdict;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#show(null);
  }

  #look(): void {
    const { picture, ...known } = this.subject();
    this.#show(picture);
    const at = performance.now();
    // After a sleep the looks before say nothing about now.
    const gap = at - (this.#looks.at(-1)?.at ?? at);
    const before = gap > QUICK ? [] : this.#looks.filter((look) => look.at >= at - LONG - 2 * EACH);
    this.#looks = [...before, { ...known, at, line: known.line && gap <= LATE, frames: this.#frames, picture: picture && this.#probe.look() }];
    this.#frames &&= 0;
    const verdict = judgeCamera(this.#looks);
    const last = this.#verdict;
    if (verdict === last) return;
    this.#verdict = verdict;
    this.dispatchEvent(new CameraVerdictEvent(verdict, last));
  }

  /** Another track is another picture: nothing of the one before counts. */
  #show(track: MediaStreamTrack | null): void {
    if (track === this.#shown) return;
    this.#shown = track;
    this.#looks = [];
    this.#probe = frameProbe(this.#video);
    this.#video.srcObject = track && new MediaStream([track]);
    this.#count(Boolean(track));
    if (track) void this.#video.play().catch(() => {});
  }

  #count(on: boolean): void {
    const video = this.#video;
    if (!('requestVideoFrameCallback' in video)) return void (this.#frames = null);
    video.cancelVideoFrameCallback(this.#counting);
    if (!on) return;
    const next = (): void => {
      this.#frames = (this.#frames ?? 0) + 1;
      this.#counting = video.requestVideoFrameCallback(next);
    };
    this.#counting = video.requestVideoFrameCallback(next);
  }
}

/**
 * Watches one's own camera: the track as the camera gives it, not an effect's, which lives on when the camera has ended. Never starts one.
 * While the page is hidden browsers draw no pictures: then nothing is said.
 */
export const watchCamera = (local: LocalMedia): CameraWatch =>
  new Watch(() => {
    const { camera } = local;
    return { picture: camera, track: ownTrack(local), line: !document.hidden };
  });

/** A camera that went away by itself is not one that was turned off. */
function ownTrack({ camera, interrupted, missing }: LocalMedia): CameraLook['track'] {
  if (!camera) return missing.camera?.code === 'lost' ? 'ended' : 'off';
  if (interrupted.includes('camera') || camera.muted) return 'muted';
  return camera.readyState === 'ended' ? 'ended' : 'live';
}

/**
 * Watches somebody's camera as it arrives here: what is decoded counts, whatever their browser says of itself. A screen they share is no
 * camera, and a picture that a weak line leaves out or holds back is nobody's fault: both are `unknown`.
 */
export const watchRemoteCamera = (call: Call, peerId: string): CameraWatch =>
  new Watch(() => {
    const remote = call.remote(peerId);
    const media = remote?.media;
    const picture = remote?.stream.getVideoTracks()[0] ?? null;
    const last = call.quality(peerId).at(-1);
    // While a way is looked for, the last numbers are from before.
    const isWell = call.peerStates[peerId] === 'connected' && Boolean(last && last.audioPackets > 0 && last.word !== 'poor') && (media?.level ?? 'full') === 'full';
    const line = isWell && !media?.screen && !document.hidden;
    return { picture: media?.screen ? null : picture, track: media && !media.camera && !media.screen ? 'off' : 'live', line };
  });
