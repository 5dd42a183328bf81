/** What Chromium and Safari offer to change pictures on their way; not in every browser, and not in the compiler's list. */

interface Processor {
  readonly readable: ReadableStream<VideoFrame>;
}

/** Takes a track apart into its pictures. In the window in Chromium, in workers in Safari. */
export type TrackProcessor = new (options: { readonly track: MediaStreamTrack }) => Processor;
/** A track made of pictures, as Chromium has it (in the window). */
export type TrackGenerator = new (options: { readonly kind: 'video' }) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
/** A track made of pictures, as Safari has it (in workers). */
export type VideoTrackGenerator = new () => { readonly track: MediaStreamTrack; readonly writable: WritableStream<VideoFrame> };

interface Insertable {
  readonly MediaStreamTrackProcessor?: TrackProcessor;
  readonly MediaStreamTrackGenerator?: TrackGenerator;
  readonly VideoTrackGenerator?: VideoTrackGenerator;
}

/** Whatever of it this window or worker has. */
export const insertable = (): Insertable => globalThis as unknown as Insertable;
