import type { QualitySample, QualityWord } from '../../media/quality.ts';

/** One second of the plot: its height from 0 to 1, and its word. */
export interface PlotBar {
  readonly height: number;
  readonly word: QualityWord;
}

/** Above this way there and back a bar is as high as the plot, milliseconds. */
const HIGHEST = 800;

/** The last minute as bars: the longer the way there and back, or the more is lost, the higher. Pure. */
export const barsOf = (samples: readonly QualitySample[]): readonly PlotBar[] =>
  samples.slice(-60).map(({ word, roundTripMs, lossIn, lossOut }) => {
    const lost = Math.max(lossIn ?? 0, lossOut ?? 0) * 4;
    return { word, height: Math.min(1, Math.max(0.06, Math.max((roundTripMs ?? 0) / HIGHEST, lost))) };
  });

/** Seconds of each word. */
export const secondsOf = (samples: readonly QualitySample[]): Readonly<Record<QualityWord, number>> => ({
  good: samples.filter(({ word }) => word === 'good').length,
  fair: samples.filter(({ word }) => word === 'fair').length,
  poor: samples.filter(({ word }) => word === 'poor').length,
});
