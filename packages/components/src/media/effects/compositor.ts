import { boxBlur } from './blur.ts';
import { followMask, writeAlpha } from './mask.ts';
import type { Segmenter } from './segmenter.ts';

/** What is behind the person. */
export type Backdrop = { readonly kind: 'none' } | { readonly kind: 'blur' } | { readonly kind: 'image'; readonly image: ImageBitmap };

/** Draws the person before another background. One for each stream of pictures; runs in the worker, with 2D canvases only. */
export interface Compositor {
  /** Draws one picture; `look` false: with the mask of the picture before, for machines that cannot look at each. */
  draw(picture: CanvasImageSource, width: number, height: number, backdrop: Backdrop, look: boolean): OffscreenCanvas;
  /** The mask of the last picture, 0 to 1; null before the first. */
  readonly mask: Float32Array | null;
}

/** The background is blurred at a quarter of the size: four times the blur for a sixteenth of the work. */
const QUARTER = 4;
/** At a quarter of the size, pixels. */
const BLUR = 4;
/** So little of a picture tells nothing of a room but its colours, pixels. */
const TINY = [16, 9] as const;

const hasFilter = typeof OffscreenCanvasRenderingContext2D !== 'undefined' && 'filter' in OffscreenCanvasRenderingContext2D.prototype;

function canvas(width: number, height: number, readBack = false): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: readBack });
  if (!context) throw new Error('This browser has no 2D canvas in workers.');
  return context;
}

/** Until the segmenter is there (null) the whole picture counts as background: the room is never shown. */
export function compositor(segmenter: () => Segmenter | null): Compositor {
  const out = canvas(2, 2);
  const small = canvas(2, 2, !hasFilter);
  const tiny = canvas(...TINY);
  const room = canvas(2, 2);
  let input: OffscreenCanvasRenderingContext2D | null = null;
  let edge: OffscreenCanvasRenderingContext2D | null = null;
  let alpha: ImageData | null = null;
  let mask: Float32Array | null = null;
  let cover: { readonly image: ImageBitmap; readonly canvas: OffscreenCanvas } | null = null;

  function lookAt(picture: CanvasImageSource): void {
    const found = segmenter();
    if (!found) return;
    const { width, height } = found;
    input ??= canvas(width, height, true);
    edge ??= canvas(width, height);
    alpha ??= new ImageData(width, height);
    input.drawImage(picture, 0, 0, width, height);
    const said = found.segment(input.getImageData(0, 0, width, height).data);
    if (mask) followMask(mask, said);
    else mask = Float32Array.from(said);
    writeAlpha(alpha.data, mask);
    edge.putImageData(alpha, 0, 0);
  }

  function drawBlurred(picture: CanvasImageSource, width: number, height: number): void {
    const [w, h] = [Math.max(1, Math.round(width / QUARTER)), Math.max(1, Math.round(height / QUARTER))];
    resize(small.canvas, w, h);
    if (hasFilter) {
      // Without the person, whose colours would shine around them.
      resize(room.canvas, w, h);
      room.globalCompositeOperation = 'copy';
      room.drawImage(picture, 0, 0, w, h);
      room.globalCompositeOperation = 'destination-out';
      if (edge && mask) room.drawImage(edge.canvas, 0, 0, w, h);
      // A blur fades out at an edge: what shines through there are the room's colours, not black, and less with each time.
      tiny.drawImage(picture, 0, 0, ...TINY);
      small.filter = 'none';
      small.drawImage(tiny.canvas, 0, 0, w, h);
      small.filter = `blur(${BLUR}px)`;
      for (let time = 0; time < 2; time++) small.drawImage(room.canvas, 0, 0);
    } else {
      small.drawImage(picture, 0, 0, w, h);
      const data = small.getImageData(0, 0, w, h);
      boxBlur(data.data, w, h, BLUR - 1);
      small.putImageData(data, 0, 0);
    }
    out.drawImage(small.canvas, 0, 0, width, height);
  }

  /** The image at the picture's size: made once, since scaling costs more than all the rest of drawing. */
  function coverOf(image: ImageBitmap, width: number, height: number): OffscreenCanvas {
    if (cover?.image !== image || cover.canvas.width !== width || cover.canvas.height !== height) {
      const context = canvas(width, height);
      drawCovering(context, image, width, height);
      cover = { image, canvas: context.canvas };
    }
    return cover.canvas;
  }

  return {
    get mask() {
      return mask;
    },
    draw(picture, width, height, backdrop, look) {
      resize(out.canvas, width, height);
      out.globalCompositeOperation = 'copy';
      if (backdrop.kind === 'none') {
        // Nobody is looked for meanwhile: where they were then is not where they are when a background comes again.
        mask = null;
        out.drawImage(picture, 0, 0, width, height);
        return out.canvas;
      }
      if (look || !mask) lookAt(picture);
      if (edge && mask) {
        out.drawImage(edge.canvas, 0, 0, width, height);
        out.globalCompositeOperation = 'source-in';
        out.drawImage(picture, 0, 0, width, height);
        out.globalCompositeOperation = 'destination-over';
      }
      if (backdrop.kind === 'image') out.drawImage(coverOf(backdrop.image, width, height), 0, 0);
      else drawBlurred(picture, width, height);
      return out.canvas;
    },
  };
}

function resize(canvas: OffscreenCanvas, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** Fills all of it and keeps the image's proportions. */
function drawCovering(context: OffscreenCanvasRenderingContext2D, image: ImageBitmap, width: number, height: number): void {
  const scale = Math.max(width / image.width, height / image.height);
  const [w, h] = [image.width * scale, image.height * scale];
  context.drawImage(image, (width - w) / 2, (height - h) / 2, w, h);
}
