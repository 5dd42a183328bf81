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

const transform = (): TransformStream<VideoFrame, VideoFrame> =>
  new TransformStream({
    transform(frame, controller) {
      try {
        const canvas = draw(frame, frame.displayWidth, frame.displayHeight);
        if (canvas) controller.enqueue(new VideoFrame(canvas, { timestamp: frame.timestamp, alpha: 'discard' }));
      } finally {
        frame.close();
      }
    },
  });

/** Ends when the camera does, or when nobody takes the pictures any more: that is no fault. */
const pipe = (readable: ReadableStream<VideoFrame>, writable: WritableStream<VideoFrame>): void =>
  void readable.pipeThrough(transform()).pipeTo(writable).catch(() => {}).then(() => scope.postMessage({ kind: 'over' }));

scope.onmessage = ({ data }) => {
  switch (data.kind) {
    case 'open':
      backdrop = data.backdrop;
      openSegmenter(data.files).then(
        (found) => {
          segmenter = found;
          pace = newPace(performance.now());
          scope.postMessage({ kind: 'ready' });
        },
        (error: unknown) => scope.postMessage({ kind: 'failed', message: String(error) }),
      );
      return;
    case 'backdrop':
      backdrop = data.backdrop;
      return;
    case 'streams':
      return pipe(data.readable, data.writable);
    case 'track': {
      const { MediaStreamTrackProcessor, VideoTrackGenerator } = insertable();
      if (!MediaStreamTrackProcessor || !VideoTrackGenerator) return scope.postMessage({ kind: 'failed', message: 'No insertable streams here.' });
      const generator = new VideoTrackGenerator();
      pipe(new MediaStreamTrackProcessor({ track: data.track }).readable, generator.writable);
      return scope.postMessage({ kind: 'track', track: generator.track }, [generator.track as unknown as Transferable]);
    }
    case 'picture': {
      const { picture } = data;
      const drawn = draw(picture, picture.width, picture.height)?.transferToImageBitmap() ?? null;
      picture.close();
      return scope.postMessage({ kind: 'picture', picture: drawn }, drawn ? [drawn] : []);
    }
  }
};
