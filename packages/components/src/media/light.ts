import type { LumaGrid } from './frames.ts';

/** How a picture is lit, in brightness from 0 (black) to 255 (white). */
export interface Light {
  readonly mean: number;
  /** Share of the picture that is as good as black, 0 to 1. */
  readonly black: number;
  /** Share of the picture that is burnt out, 0 to 1. */
  readonly white: number;
  /** Mean of the middle, where a face or an animal is. */
  readonly centre: number;
  /** Mean of the brightest edge: above, left or right. Light from below is no window. */
  readonly edge: number;
}

export type LightWord = 'good' | 'too-dark' | 'too-bright' | 'back-lit' | 'black';

const columns = 32;
const rows = 18;

/** Measures a grid of `lumaGrid`. Pure. */
export function measureLight(grid: LumaGrid): Light {
  const mean = (has: (column: number, row: number) => boolean): number => {
    let [sum, count] = [0, 0];
    grid.forEach((cell, i) => {
      if (!has(i % columns, Math.floor(i / columns))) return;
      sum += cell;
      count++;
    });
    return sum / Math.max(1, count);
  };
  const share = (is: (cell: number) => boolean): number => grid.filter(is).length / Math.max(1, grid.length);
  const isHigh = (row: number) => row < rows * 0.7;
  return {
    mean: mean(() => true),
    black: share((cell) => cell < 16),
    white: share((cell) => cell > 244),
    centre: mean((column, row) => column >= 10 && column < 22 && row >= 4 && row < 15),
    edge: Math.max(mean((_, row) => row < 3), mean((column, row) => column < 6 && isHigh(row)), mean((column, row) => column >= 26 && isHigh(row))),
  };
}

/** What to say of the light. Black is no light at all: a covered lens, or a camera that gives nothing. */
export function lightWord({ mean, white, centre, edge }: Light): LightWord {
  if (mean < 5) return 'black';
  // Against a window the middle is dark however bright the whole is. A dark coat before a light wall is less apart.
  if (centre < 95 && edge > 215) return 'back-lit';
  if (mean < 52) return 'too-dark';
  if (mean > 205 || white > 0.35) return 'too-bright';
  return 'good';
}
