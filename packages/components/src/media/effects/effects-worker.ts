import { compositor, type Backdrop } from './compositor.ts';
import { insertable } from './insertable.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { newPace, nextPace } from './pace.ts';
import { openSegmenter, type Segmenter } from './segmenter.ts';

/** The worker behind `backgroundEffect`: pictures in, pictures out. */

const scope = globalThis as unknown as { postMessage(message: FromWorker, transfer?: Transferable[]): void; onmessage: ((event: MessageEvent<ToWorker>) => void) | null };

let segmenter: Segmenter | null = null;
let backdrop: Backdrop = { kind: 'blur' };
const composed = compositor(() => segmenter);
let pace = newPace(performance.now());
let lastAt = performance.now();
let count = 0;
let toldAt = 0;

/** Draws one picture and keeps the time it took; null: this one is left out. */
function draw(picture: CanvasImageSource, width: number, height: number): OffscreenCanvas | null {
  const at = performance.now();
  const isEven = count++ % 2 === 0;
  const isSmall = pace.pace === 'small' && backdrop.kind !== 'none';
  if (isSmall && !isEven) return null;
  const part = isSmall ? 2 : 1;
  const canvas = composed.draw(picture, Math.round(width / part), Math.round(height / part), backdrop, pace.pace !== 'second' || isEven);
  const end = performance.now();
  if (segmenter && backdrop.kind !== 'none') pace = nextPace(pace, { work: end - at, gap: at - lastAt, at });
  lastAt = at;
  if (end - toldAt > 1_000) {
    toldAt = end;
    scope.postMessage({ kind: 'pace', pace: pace.pace, work: pace.work, gap: pace.gap });
  }
  return canvas;
}

const fail = (error: unknown): void => scope.postMessage({ kind: 'failed', message: String(error) });

/** One picture of the streams. What goes wrong in drawing is a fault; that nobody takes the pictures any more is none. */
function drawFrame(frame: VideoFrame): VideoFrame | null {
  try {
    const canvas = draw(frame, frame.displayWidth, frame.displayHeight);
    return canvas && new VideoFrame(canvas, { timestamp: frame.timestamp, alpha: 'discard' });
  } catch (error) {
    fail(error);
    throw error;
  } finally {
    frame.close();
  }
}

const transform = (): TransformStream<VideoFrame, VideoFrame> =>
  new TransformStream({
    transform(frame, controller) {
      const drawn = drawFrame(frame);
      if (drawn) controller.enqueue(drawn);
    },
  });

/** Ends when the camera does, or when nobody takes the pictures any more. After a fault the page, which was told first, ends the track. */
const pipe = (readable: ReadableStream<VideoFrame>, writable: WritableStream<VideoFrame>): void =>
  void readable.pipeThrough(transform()).pipeTo(writable, { preventAbort: true }).catch(() => {}).then(() => scope.postMessage({ kind: 'over' }));

/** The track that the pictures of another become; null where this browser takes none apart in workers. */
function trackOf(track: MediaStreamTrack): MediaStreamTrack | null {
  const { MediaStreamTrackProcessor, VideoTrackGenerator } = insertable();
  try {
    if (!MediaStreamTrackProcessor || !VideoTrackGenerator) throw new Error('Not in this worker.');
    const generator = new VideoTrackGenerator();
    pipe(new MediaStreamTrackProcessor({ track }).readable, generator.writable);
    return generator.track;
  } catch {
    // Handed over, it is this worker's to end: the page's own end of it no longer reaches the camera.
    track.stop();
    return null;
  }
}

scope.onmessage = ({ data }) => {
  switch (data.kind) {
    case 'open':
      backdrop = data.backdrop;
      openSegmenter(data.files).then((found) => {
        segmenter = found;
        pace = newPace(performance.now());
        scope.postMessage({ kind: 'ready' });
      }, fail);
      return;
    case 'backdrop':
      backdrop = data.backdrop;
      return;
    case 'streams':
      return pipe(data.readable, data.writable);
    case 'track': {
      const track = trackOf(data.track);
      return scope.postMessage({ kind: 'track', track }, track ? [track as unknown as Transferable] : []);
    }
    case 'picture': {
      const { picture } = data;
      let drawn: ImageBitmap | null = null;
      try {
        drawn = draw(picture, picture.width, picture.height)?.transferToImageBitmap() ?? null;
      } catch (error) {
        fail(error);
      } finally {
        picture.close();
      }
      return scope.postMessage({ kind: 'picture', picture: drawn }, drawn ? [drawn] : []);
    }
  }
};
