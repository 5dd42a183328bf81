/** Numbers about sounds. Pure. */

const sum = (length: number, each: (i: number) => number): number => {
  let total = 0;
  for (let i = 0; i < length; i++) total += each(i);
  return total;
};

export const power = (sound: Float32Array): number => sum(sound.length, (i) => (sound[i] ?? 0) ** 2) / Math.max(1, sound.length);
/** Decibels of a ratio of powers. */
export const decibels = (ratio: number): number => 10 * Math.log10(ratio);

/**
 * Scale-invariant signal-to-distortion ratio in dB: how much of `heard` is `clean`, whatever its loudness, against all that is not. Silence or another
 * sound gives a very low number, an exact copy a very high one.
 */
export function siSdr(clean: Float32Array, heard: Float32Array): number {
  const length = Math.min(clean.length, heard.length);
  const own = sum(length, (i) => (clean[i] ?? 0) ** 2);
  const gain = sum(length, (i) => (clean[i] ?? 0) * (heard[i] ?? 0)) / own;
  const rest = sum(length, (i) => ((heard[i] ?? 0) - gain * (clean[i] ?? 0)) ** 2);
  return decibels((gain ** 2 * own) / Math.max(rest, 1e-20));
}

/** The delay in samples, 0 to `longest`, by which `heard` is most like `clean`. */
export function delayOf(clean: Float32Array, heard: Float32Array, longest: number): number {
  let best = 0;
  let most = -Infinity;
  for (let delay = 0; delay <= longest; delay++) {
    // Some of the samples are enough to find the one place.
    let like = 0;
    for (let i = 0; i + delay < heard.length && i < clean.length; i += 29) like += (clean[i] ?? 0) * (heard[i + delay] ?? 0);
    if (like > most) [most, best] = [like, delay];
  }
  return best;
}

/** Power while somebody speaks: of the 20 ms that are at most 30 dB below the loudest, as loudness of speech is told everywhere. */
export function activePower(speech: Float32Array, rate: number): number {
  const length = Math.round(rate / 50);
  const pieces = Array.from({ length: Math.floor(speech.length / length) }, (_, i) => power(speech.subarray(i * length, (i + 1) * length)));
  const least = Math.max(...pieces) / 1000;
  const active = pieces.filter((one) => one >= least);
  return active.reduce((a, b) => a + b, 0) / active.length;
}

/** `noise` added to `speech` so that the speech is `snr` dB louder while somebody speaks. The noise begins anew when it is too short. */
export function mix(speech: Float32Array, noise: Float32Array, snr: number, rate: number): Float32Array {
  const gain = Math.sqrt(activePower(speech, rate) / (power(noise) * 10 ** (snr / 10)));
  return speech.map((one, i) => one + gain * (noise[i % noise.length] ?? 0));
}

/** The same sound with that power. */
export const toPower = (sound: Float32Array, wanted: number): Float32Array => {
  const gain = Math.sqrt(wanted / Math.max(power(sound), 1e-20));
  return sound.map((one) => one * gain);
};
