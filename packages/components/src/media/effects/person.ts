import { segmenterFiles } from './start-worker.ts';
import { openSegmenter } from './segmenter.ts';

/** Where somebody is in the picture, to be told before a visit. An advice and no more: a camera should often show the animal. */

/**
 * `nobody`: no person is found, which is well where an animal is shown. `far`, `close`: too small, or filling all of it. `aside`: at the edge.
 * `cut`: the head goes beyond the upper edge.
 */
export type PlaceWord = 'good' | 'nobody' | 'far' | 'close' | 'aside' | 'cut';

/** Says so of a mask, 0 to 1 row by row, of how much each pixel is the person. Pure. */
export function placeOf(mask: Float32Array, width: number, height: number): PlaceWord {
  let [count, sum, top] = [0, 0, 0];
  mask.forEach((one, i) => {
    if (one <= 0.5) return;
    count++;
    sum += i % width;
    if (i < width * 2) top++;
  });
  const share = count / Math.max(1, width * height);
  if (share < 0.04) return 'nobody';
  if (share > 0.72) return 'close';
  // Hair at the edge is no cut head.
  if (top > width * 2 * 0.12) return 'cut';
  if (share < 0.12) return 'far';
  return Math.abs(sum / count / width - 0.5) > 0.2 ? 'aside' : 'good';
}

/** Looks for the person in a playing video; loads 0.8 MB (gzip, the same as a background needs) at the first use. Rejects when it cannot be had here. */
export async function personFinder(video: HTMLVideoElement): Promise<() => PlaceWord> {
  const segmenter = await openSegmenter(segmenterFiles);
  const { width, height } = segmenter;
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no 2D canvas.');
  return () => {
    context.drawImage(video, 0, 0, width, height);
    return placeOf(segmenter.segment(context.getImageData(0, 0, width, height).data), width, height);
  };
}
