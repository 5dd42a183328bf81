import type { Locator } from '@playwright/test';

/** What can be seen and heard of a `<video>`. */
export interface Seen {
  /** Frames decoded meanwhile. */
  readonly frames: number;
  /** Mean brightness, 0 to 255. */
  readonly mean: number;
  /** Mean change of a point from the first look to the one that was least like it, 0 to 255. */
  readonly change: number;
  /** Loudest moment, 0 to 1. */
  readonly loudness: number;
}

/** Looks at a playing video and listens to it until there were ten frames, some movement and some sound, ten seconds at most (the machine may be slow). */
export const watch = (video: Locator): Promise<Seen> =>
  video.evaluate(async (element): Promise<Seen> => {
    const video = element as HTMLVideoElement;
    const canvas = new OffscreenCanvas(32, 18);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    const luma = (): number[] => {
      context.drawImage(video, 0, 0, 32, 18);
      const { data } = context.getImageData(0, 0, 32, 18);
      return Array.from({ length: 32 * 18 }, (_, i) => 0.299 * (data[4 * i] ?? 0) + 0.587 * (data[4 * i + 1] ?? 0) + 0.114 * (data[4 * i + 2] ?? 0));
    };
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    audio.createMediaStreamSource(video.srcObject as MediaStream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);

    // Not the element's own total: it begins again whenever the browser changes its decoder.
    let frames = 0;
    const count = (): void => {
      frames++;
      video.requestVideoFrameCallback(count);
    };
    video.requestVideoFrameCallback(count);
    const before = luma();
    let now = before;
    let [change, loudness] = [0, 0];
    const end = performance.now() + 10_000;
    while (performance.now() < end && (frames < 10 || loudness < 0.02 || change < 3)) {
      await new Promise((next) => requestAnimationFrame(next));
      now = luma();
      change = Math.max(change, now.reduce((sum, y, i) => sum + Math.abs(y - (before[i] ?? 0)), 0) / now.length);
      analyser.getFloatTimeDomainData(samples);
      loudness = Math.max(loudness, Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length));
    }
    await audio.close();
    return { frames, mean: now.reduce((sum, y) => sum + y, 0) / now.length, change, loudness };
  });
