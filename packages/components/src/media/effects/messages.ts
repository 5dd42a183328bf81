import type { Backdrop } from './compositor.ts';
import type { Pace } from './pace.ts';
import type { SegmenterFiles } from './segmenter.ts';

/** What the page says to the effects' worker. */
export type ToWorker =
  | { readonly kind: 'open'; readonly files: SegmenterFiles; readonly backdrop: Backdrop }
  /** Pictures come and go by themselves (Chromium). */
  | { readonly kind: 'streams'; readonly readable: ReadableStream<VideoFrame>; readonly writable: WritableStream<VideoFrame> }
  /** The worker takes the track apart itself and answers with another (Safari). */
  | { readonly kind: 'track'; readonly track: MediaStreamTrack }
  /** One picture by hand (Firefox); answered by `picture`. */
  | { readonly kind: 'picture'; readonly picture: ImageBitmap }
  | { readonly kind: 'backdrop'; readonly backdrop: Backdrop };

/** What it answers. */
export type FromWorker =
  /** The segmenter is there: from now on the person is seen. */
  | { readonly kind: 'ready' }
  /** The segmenter cannot be had here, or drawing failed: no picture comes any more. */
  | { readonly kind: 'failed'; readonly message: string }
  /** Nobody takes the pictures any more: its track was stopped. */
  | { readonly kind: 'over' }
  /** Null: left out, or it could not be drawn. */
  | { readonly kind: 'picture'; readonly picture: ImageBitmap | null }
  /** Null: tracks cannot be taken apart here. */
  | { readonly kind: 'track'; readonly track: MediaStreamTrack | null }
  /** Once a second: milliseconds for one picture and between two. */
  | { readonly kind: 'pace'; readonly pace: Pace; readonly work: number; readonly gap: number };
