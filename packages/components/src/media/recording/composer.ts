import { type Box, fitted, mainBoxes, ownBox, recordedSize } from './layout.ts';
import { startTicking } from './ticker.ts';

/** Everybody's picture as one track. */
export interface Composer {
  readonly track: MediaStreamTrack;
  /** What is seen from now on: the others large, oneself small. */
  see(others: readonly MediaStream[], own: MediaStream | null): void;
  close(): void;
}

const rate = 15;

/** Draws what is seen many times a second, as long as it is open; also while the page lies in the background. */
export function openComposer(): Composer {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, recordedSize);
  const context = canvas.getContext('2d', { alpha: false });
  const [track] = canvas.captureStream(rate).getVideoTracks();
  if (!context || !track) throw new Error('no picture can be drawn here');
  const seen = new Map<MediaStream, HTMLVideoElement>();
  let [others, own]: [readonly MediaStream[], MediaStream | null] = [[], null];

  const draw = (stream: MediaStream, box: Box, how: 'contain' | 'cover'): void => {
    const video = seen.get(stream);
    if (!video?.videoWidth || !stream.getVideoTracks().some(({ readyState }) => readyState === 'live')) return;
    if (video.paused) void video.play().catch(() => {});
    const { from, to } = fitted({ width: video.videoWidth, height: video.videoHeight }, box, how);
    context.drawImage(video, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height);
  };
  const stop = startTicking(1000 / rate, () => {
    context.fillStyle = '#101614';
    context.fillRect(0, 0, recordedSize.width, recordedSize.height);
    for (const [n, box] of mainBoxes(others.length).entries()) draw(others[n]!, box, 'contain');
    if (own) draw(own, ownBox(others.length), 'cover');
  });

  return {
    track,
    see(nextOthers, nextOwn) {
      [others, own] = [nextOthers, nextOwn];
      const wanted = new Set([...others, ...(own ? [own] : [])]);
      for (const [stream, video] of seen) {
        if (wanted.has(stream)) continue;
        video.srcObject = null;
        seen.delete(stream);
      }
      for (const stream of wanted) {
        if (seen.has(stream)) continue;
        const video = document.createElement('video');
        Object.assign(video, { srcObject: stream, muted: true, playsInline: true });
        void video.play().catch(() => {});
        seen.set(stream, video);
      }
    },
    close() {
      stop();
      track.stop();
      for (const video of seen.values()) video.srcObject = null;
      seen.clear();
    },
  };
}
