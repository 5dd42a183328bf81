import type { LiveEvent } from '../shared/live.contract.ts';

/** One `text/event-stream` that is written as things happen. */
export interface EventStream {
  readonly body: ReadableStream<Uint8Array>;
  event(event: LiveEvent): void;
  comment(text: string): void;
  /** Ends the stream after what was written. */
  end(): void;
}

const text = new TextEncoder();
/** Bytes that may wait for a slow reader. */
const mostWaiting = 256 * 1024;

/** `onEnd` is called once, whichever side ended it. A reader that is too slow is cut off: it comes back with its last number. */
export function eventStream(onEnd: () => void): EventStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const ended = () => {
    controller = undefined;
    onEnd();
  };
  const body = new ReadableStream<Uint8Array>({ start: (mine) => void (controller = mine), cancel: ended }, new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }));

  function write(lines: string): void {
    if (!controller) return;
    controller.enqueue(text.encode(lines));
    if ((controller.desiredSize ?? 0) > 0) return;
    controller.error(new Error('The reader is too slow'));
    ended();
  }

  return {
    body,
    event: (event) => write(`id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`),
    comment: (words) => write(`: ${words}\n\n`),
    end() {
      controller?.close();
      if (controller) ended();
    },
  };
}
