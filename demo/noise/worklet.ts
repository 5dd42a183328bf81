import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { noiseModels, SAMPLE_RATE, type NoiseModel } from '../../packages/components/src/media/noise-models.ts';

/** Sounds are made and measured at the suppressors' rate, samples a second. */
export const RATE = SAMPLE_RATE;
/** Samples that a browser gives a worklet at a time. */
const QUANTUM = 128;

interface Processor {
  process(inputs: readonly (readonly Float32Array[])[], outputs: readonly (readonly Float32Array[])[]): boolean;
}
type ProcessorClass = new (options: { readonly processorOptions: object }) => Processor;

/** What an `IIRFilterNode` of second order does, in place. */
function filter(sound: Float32Array, { feedforward: [b0 = 0, b1 = 0, b2 = 0], feedback: [, a1 = 0, a2 = 0] }: { readonly feedforward: readonly number[]; readonly feedback: readonly number[] }): void {
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < sound.length; i++) {
    const x = sound[i] ?? 0;
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    sound[i] = y;
  }
}

/** A worklet's processor as a browser's audio thread would make it, in Node: the same script, the same WebAssembly, 128 samples at a time. */
async function openProcessor(model: NoiseModel): Promise<Processor> {
  const [script, wasm] = [fileURLToPath(noiseModels[model].script()), fileURLToPath(noiseModels[model].wasm())];
  let found: ProcessorClass | undefined;
  const context = vm.createContext({
    AudioWorkletProcessor: class {
      port = { addEventListener() {}, postMessage() {}, start() {} };
    },
    registerProcessor: (_name: string, made: ProcessorClass) => (found = made),
    sampleRate: RATE,
    WebAssembly, TextDecoder, TextEncoder, console: { ...console, debug() {} }, setTimeout, clearTimeout, performance,
  });
  // It is a module, of which only this is of no use in a plain script.
  vm.runInContext(readFileSync(script, 'utf8').replaceAll('import.meta.url', "''"), context, { filename: script });
  if (!found) throw new Error(`${script} registered no processor`);
  const bytes = readFileSync(wasm);
  const processor = new found({ processorOptions: { maxChannels: 1, wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) } });
  // It compiles by promises and says nothing when it is ready: then a loud tone comes through.
  const tone = Float32Array.from({ length: QUANTUM }, (_, i) => Math.sin(i / 5) * 0.5);
  for (let tries = 0; tries < 500; tries++) {
    const out = new Float32Array(QUANTUM);
    processor.process([[tone]], [[out]]);
    if (out.some((one) => one !== 0)) break;
    await new Promise((next) => setTimeout(next, 10));
  }
  // A second of silence: what it has learnt of the tone is forgotten.
  for (let i = 0; i < RATE / QUANTUM; i++) processor.process([[new Float32Array(QUANTUM)]], [[new Float32Array(QUANTUM)]]);
  return processor;
}

export interface Cleaned {
  readonly sound: Float32Array;
  /** Milliseconds of the processor for one second of sound. */
  readonly workMs: number;
}

/** A sound as a suppressor of the kit gives it, its delay still in it. A fresh one each time. */
export async function throughWorklet(sound: Float32Array, model: NoiseModel): Promise<Cleaned> {
  const processor = await openProcessor(model);
  const out = new Float32Array(sound.length);
  const before = process.cpuUsage();
  for (let at = 0; at + QUANTUM <= sound.length; at += QUANTUM) processor.process([[sound.subarray(at, at + QUANTUM)]], [[out.subarray(at, at + QUANTUM)]]);
  const { after } = noiseModels[model];
  if (after) filter(out, { feedforward: [...after.feedforward], feedback: [...after.feedback] });
  const { user, system } = process.cpuUsage(before);
  return { sound: out, workMs: (user + system) / 1000 / (sound.length / RATE) };
}
