import type { BackgroundEffect } from '../../../packages/components/src/media/effects/background.ts';
import { bitmapPath } from '../../../packages/components/src/media/effects/bitmap-path.ts';
import { insertable } from '../../../packages/components/src/media/effects/insertable.ts';
import type { FromWorker, ToWorker } from '../../../packages/components/src/media/effects/messages.ts';

/** `camera`: no effect; `kit`: ours as the server gives it; `peer`: the same pipeline around the other package. */
export type Kind = 'camera' | 'kit' | 'peer';
export type Behind = 'blur' | 'image';

/** What the page saw between `begin` and `end`. */
export interface Seen {
  readonly seconds: number;
  readonly framesPerSecond: number;
  /** Milliseconds by which a timer of the window came late, one for each 10 ms. */
  readonly late: readonly number[];
  readonly longTasks: number;
  /** The effect's own word for how hard it works. */
  readonly pace: string;
}

declare global {
  interface Window {
    bench: { start(kind: Kind, behind: Behind): Promise<readonly [width: number, height: number]>; begin(): void; end(): Seen };
  }
}

interface Kit {
  readonly BackgroundEffect: typeof BackgroundEffect;
  readonly backgrounds: { readonly wall: string };
  backgroundImage(url: string): Promise<ImageBitmap>;
}

const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true, width: 640, height: 360 });
document.body.append(video);
let effect: BackgroundEffect | undefined;

async function kitTrack(camera: MediaStreamTrack, behind: Behind): Promise<MediaStreamTrack> {
  const address = new URL('/kit/media.js', location.href).href;
  const kit = (await import(/* @vite-ignore */ address)) as Kit;
  effect = await kit.BackgroundEffect.open(camera, behind === 'blur' ? 'blur' : await kit.backgroundImage(kit.backgrounds.wall));
  return effect.track;
}

/** The path that the kit would take in this browser, with the other package's worker at its end. */
async function peerTrack(camera: MediaStreamTrack, behind: Behind): Promise<MediaStreamTrack> {
  const worker = new Worker('/peer-worker.js');
  const say = (message: ToWorker, transfer: Transferable[]): void => worker.postMessage(message, transfer);
  const ready = new Promise<void>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => data.kind === 'ready' && resolve());
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
  });
  if (behind === 'blur') say({ kind: 'open', files: { wasm: '', model: '' }, backdrop: { kind: 'blur' } }, []);
  else {
    const wall = Object.assign(new Image(), { src: '/wall.svg' });
    await wall.decode();
    const image = await createImageBitmap(wall, { resizeWidth: 1280, resizeHeight: 720 });
    say({ kind: 'open', files: { wasm: '', model: '' }, backdrop: { kind: 'image', image } }, [image]);
  }
  await ready;
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = insertable();
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) return (await bitmapPath(worker, camera)).track;
  const { readable } = new MediaStreamTrackProcessor({ track: camera });
  const generator = new MediaStreamTrackGenerator({ kind: 'video' });
  const { writable } = generator;
  say({ kind: 'streams', readable, writable }, [readable as unknown as Transferable, writable as unknown as Transferable]);
  return generator;
}

let presented = 0;
let longTasks = 0;
let late: number[] = [];
let began: { readonly at: number; readonly presented: number } | undefined;

function count(): void {
  const next = (_: number, { presentedFrames }: VideoFrameCallbackMetadata): void => {
    presented = presentedFrames;
    video.requestVideoFrameCallback(next);
  };
  video.requestVideoFrameCallback(next);
  if (PerformanceObserver.supportedEntryTypes.includes('longtask')) new PerformanceObserver((list) => (longTasks += list.getEntries().length)).observe({ type: 'longtask' });
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    late.push(Math.max(0, now - last - 10));
    last = now;
  }, 10);
}

window.bench = {
  async start(kind, behind) {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 360, frameRate: 30 } });
    const [camera] = stream.getVideoTracks();
    if (!camera) throw new Error('no camera');
    const track = kind === 'camera' ? camera : await (kind === 'kit' ? kitTrack : peerTrack)(camera, behind);
    video.srcObject = new MediaStream([track]);
    await video.play();
    count();
    return [video.videoWidth, video.videoHeight];
  },
  begin() {
    late = [];
    longTasks = 0;
    began = { at: performance.now(), presented };
  },
  end() {
    if (!began) throw new Error('never begun');
    const seconds = (performance.now() - began.at) / 1000;
    return { seconds, framesPerSecond: (presented - began.presented) / seconds, late, longTasks, pace: effect?.numbers.pace ?? '' };
  },
};
