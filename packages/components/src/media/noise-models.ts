/** The two noise suppressors that come with the kit, and what tells them apart. The one file that knows them; their code and numbers come on use. */

/**
 * `light` (RNNoise): a hundredth of a core; takes away what hums and hisses. `strong` (GTCRN): some eight times the work; takes away barks and other
 * voices too, and all sound above 8 kHz.
 */
export type NoiseModel = 'light' | 'strong';

interface Source {
  /** The worklet's name in a context. */
  readonly name: string;
  readonly script: () => URL;
  readonly wasm: () => URL;
  /** What follows the worklet, made natively: both of `IIRFilterNode`. */
  readonly after: IIRFilterOptions | null;
}

/** A module with one SIMD instruction: who refuses it gets the plain build. */
const SIMD = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11);

/** Both work at this rate, samples a second. */
export const SAMPLE_RATE = 48_000;

/** The poles of RNNoise's own high pass, at 8 Hz instead of its 20: what it does to the phases of low voices is taken back. */
const pole = Math.exp((-2 * Math.PI * 8) / SAMPLE_RATE);

export const noiseModels: Readonly<Record<NoiseModel, Source>> = {
  light: {
    name: '@sapphi-red/web-noise-suppressor/rnnoise',
    script: () => new URL('./vendor/rnnoise/worklet.js', import.meta.url),
    wasm: () => (WebAssembly.validate(SIMD) ? new URL('./vendor/rnnoise/rnnoise_simd.wasm', import.meta.url) : new URL('./vendor/rnnoise/rnnoise.wasm', import.meta.url)),
    after: { feedforward: [1, -1.99599, 0.996], feedback: [1, -2 * pole, pole * pole] },
  },
  strong: {
    name: '@sapphi-red/web-noise-suppressor/gtcrn',
    script: () => new URL('./vendor/gtcrn/worklet.js', import.meta.url),
    wasm: () => new URL('./vendor/gtcrn/gtcrn.wasm', import.meta.url),
    after: null,
  },
};

const binaries = new Map<NoiseModel, Promise<ArrayBuffer>>();

/** The WebAssembly of a suppressor, fetched once. Rejects when it cannot be had, or run: a worklet would say nothing of that, and be silent. */
export function noiseBinary(model: NoiseModel): Promise<ArrayBuffer> {
  const known = binaries.get(model);
  if (known) return known;
  const fetched = fetch(noiseModels[model].wasm()).then(async (answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    const binary = await answer.arrayBuffer();
    await WebAssembly.compile(binary);
    return binary;
  });
  binaries.set(model, fetched);
  // What failed once may work later.
  fetched.catch(() => binaries.delete(model));
  return fetched;
}

/** Samples of one piece that `strong` works on at a time. */
const PIECE = 768;
/** Milliseconds that a piece, 16 ms of sound, may take in code that was just compiled; warm it takes half of that. */
const ENOUGH = 3;

/** What `gtcrn.wasm` exports, by the names that this build gives. */
interface Gtcrn {
  readonly d: () => void;
  readonly e: () => number;
  readonly g: (state: number) => void;
  readonly j: (state: number, from: number, to: number) => void;
  readonly k: (bytes: number) => number;
}

let choice: Promise<NoiseModel> | undefined;

/** `strong` where this machine is quick enough for it; found out once, in some 30 ms. A machine without SIMD, or one that may not run it here, gets `light`. */
export const fittingNoiseModel = (): Promise<NoiseModel> =>
  (choice ??= noiseBinary('strong').then(async (binary): Promise<NoiseModel> => {
    const { instance } = await WebAssembly.instantiate(binary, { a: { a: () => {}, b: () => 0 } });
    const { d, e, g, j, k } = instance.exports as unknown as Gtcrn;
    d();
    const state = e();
    const [from, to] = [k(PIECE * 4), k(PIECE * 4)];
    const times: number[] = [];
    for (let n = 0; n < 9; n++) {
      const began = performance.now();
      j(state, from, to);
      times.push(performance.now() - began);
      // The page may draw in between.
      if (n % 3 === 2) await new Promise((next) => setTimeout(next));
    }
    g(state);
    // The quickest of them: what the machine can do when nothing else is in the way.
    return Math.min(...times) <= ENOUGH ? 'strong' : 'light';
  }).catch(() => 'light'));
