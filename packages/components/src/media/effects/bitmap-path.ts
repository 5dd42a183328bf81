import { startTicking } from '../recording/ticker.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** Pictures that may be with the worker at once: a second one, so that a late answer costs none. */
const MOST = 2;
/** From one picture to the next where only a clock tells, milliseconds. */
const EACH = 33;

/**
 * Firefox: each picture of a hidden video goes to the worker as a bitmap and comes back to a canvas, whose stream is the track. Without a rate:
 * told one, browsers draw by their own clock and lose every third picture. `taken` ends with it. `unwanted`: the track was stopped by whoever had it.
 */
export async function bitmapPath(worker: Worker, taken: MediaStreamTrack, unwanted: () => void = () => {}): Promise<{ readonly track: MediaStreamTrack; readonly close: () => void }> {
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  video.srcObject = new MediaStream([taken]);
  await video.play();
  const canvas = document.createElement('canvas');
  const { width = video.videoWidth, height = video.videoHeight } = taken.getSettings();
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('bitmaprenderer');
  const [track] = canvas.captureStream().getVideoTracks();
  if (!context || !track) throw new Error('This browser makes no track of a canvas.');

  let open = true;
  let underWay = 0;
  const hear = ({ data }: MessageEvent<FromWorker>): void => {
    if (data.kind !== 'picture') return;
    underWay--;
    if (!data.picture) return;
    if (open) context.transferFromImageBitmap(data.picture);
    else data.picture.close();
  };
  worker.addEventListener('message', hear);

  const take = async (): Promise<void> => {
    if (!open) return;
    if (track.readyState === 'ended') return unwanted();
    if (underWay >= MOST || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    underWay++;
    try {
      const picture = await createImageBitmap(video);
      worker.postMessage({ kind: 'picture', picture } satisfies ToWorker, [picture]);
    } catch {
      // Between two cameras a video has no picture for a moment.
      underWay--;
    }
  };
  const next = (): void => {
    if (!open) return;
    video.requestVideoFrameCallback(next);
    void take();
  };
  next();
  // A page in the background is told of hardly any picture, and who has another tab before them would stand still for everybody else.
  let stopClock = (): void => {};
  const turned = (): void => {
    stopClock();
    stopClock = document.hidden ? startTicking(EACH, () => void take()) : () => {};
  };
  document.addEventListener('visibilitychange', turned);
  turned();
  return {
    track,
    close: () => {
      open = false;
      document.removeEventListener('visibilitychange', turned);
      stopClock();
      worker.removeEventListener('message', hear);
      taken.stop();
      video.srcObject = null;
    },
  };
}
