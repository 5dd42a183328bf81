/** Looks at a picture through a coarse grid: enough to tell black, frozen and moving apart, and nothing more. */

const WIDTH = 32;
const HEIGHT = 18;

/** Brightness of the 32 x 18 cells, row by row, 0 (black) to 255 (white). Not rounded: a still person moves a cell by a fraction of one. */
export type LumaGrid = Float32Array;

export interface FrameMeasure {
  /** Mean brightness, 0 to 255. Below 4 is black. */
  readonly mean: number;
  /** Standard deviation of the brightness: 0 is one flat colour. */
  readonly sd: number;
  /** Mean absolute change of a cell since the frame before, 0 to 255; null for the first frame. */
  readonly difference: number | null;
}

/** Sees one frame after the other of a video element. */
export interface FrameProbe {
  /** Measures the picture of this moment against the one of the last call; null while there is none. */
  look(): FrameMeasure | null;
}

/** A probe of a video element. Holds a canvas of 32 x 18 pixels and the frame before, nothing else. */
export function frameProbe(video: HTMLVideoElement): FrameProbe {
  let before: LumaGrid | undefined;
  return {
    look() {
      if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
      const grid = lumaGrid(video);
      const measure = measureGrid(grid, before);
      before = grid;
      return measure;
    },
  };
}

let canvas: HTMLCanvasElement | undefined;

/** The brightness grid of a video element, a frame, a canvas or a picture. */
export function lumaGrid(source: CanvasImageSource): LumaGrid {
  canvas ??= Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no 2D canvas.');
  context.drawImage(source, 0, 0, WIDTH, HEIGHT);
  const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
  return Float32Array.from({ length: WIDTH * HEIGHT }, (_, cell) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(cell * 4, cell * 4 + 3);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
}

/** Numbers of one grid, and of its change since `before`. Pure. */
export function measureGrid(grid: LumaGrid, before?: LumaGrid): FrameMeasure {
  const mean = average(grid, (cell) => cell);
  const sd = Math.sqrt(average(grid, (cell) => (cell - mean) ** 2));
  const difference = before ? average(grid, (cell, i) => Math.abs(cell - (before[i] ?? 0))) : null;
  return { mean, sd, difference };
}

const average = (grid: LumaGrid, of: (cell: number, index: number) => number): number =>
  grid.reduce((sum, cell, i) => sum + of(cell, i), 0) / Math.max(1, grid.length);
