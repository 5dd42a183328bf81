/** A bell that is pleasant to hear and easy to find again in a recording. Pure. */

/** How long it rings, seconds. */
export const bellSeconds = 0.32;

/** The bell as samples between -1 and 1: a tone that rises from 600 to 1,900 Hz and fades. */
export function bell(rate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(rate * bellSeconds));
  for (let i = 0; i < samples.length; i++) {
    const t = i / rate;
    const phase = 2 * Math.PI * (600 * t + ((1900 - 600) / (2 * bellSeconds)) * t * t);
    // Soft at both ends: no click.
    const swell = Math.min(1, t / 0.02, (bellSeconds - t) / 0.04);
    samples[i] = 0.5 * swell * Math.exp(-2.2 * t) * Math.sin(phase);
  }
  return samples;
}

/** From here on the bell is there beyond doubt. Noise and voices stay below a quarter. */
export const isBell = (likeness: number): boolean => likeness > 0.35;

/** Rough samples are enough for what rings below 2 kHz. */
const rough = 8000;

/** How like the bell the most alike place of a recording is: 0 not at all, 1 exactly it, however faint. */
export function bellIn(recording: Float32Array, rate: number): number {
  const step = Math.max(1, Math.round(rate / rough));
  const heard = coarse(recording, step);
  const sought = coarse(bell(rate), step);
  const own = Math.sqrt(energy(sought, 0, sought.length));
  let best = 0;
  let around = energy(heard, 0, sought.length);
  for (let at = 0; at + sought.length <= heard.length; at++) {
    let sum = 0;
    for (let i = 0; i < sought.length; i++) sum += (heard[at + i] ?? 0) * (sought[i] ?? 0);
    // As good as silent: rounding, not sound.
    if (around > 1e-7) best = Math.max(best, Math.abs(sum) / (own * Math.sqrt(around)));
    around += (heard[at + sought.length] ?? 0) ** 2 - (heard[at] ?? 0) ** 2;
  }
  return Math.min(1, best);
}

/** The mean of each so many samples. */
function coarse(samples: Float32Array, step: number): Float32Array {
  const means = new Float32Array(Math.floor(samples.length / step));
  for (let i = 0; i < means.length; i++) {
    let sum = 0;
    for (let k = 0; k < step; k++) sum += samples[i * step + k] ?? 0;
    means[i] = sum / step;
  }
  return means;
}

function energy(samples: Float32Array, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += (samples[i] ?? 0) ** 2;
  return sum;
}
