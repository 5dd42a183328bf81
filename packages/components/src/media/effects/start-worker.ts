import { BackgroundProblem } from './background-problem.ts';
import type { SegmenterFiles } from './segmenter.ts';

/** The model, and what runs it. */
export const segmenterFiles: SegmenterFiles = {
  wasm: new URL('../vendor/segmentation/tflite-simd.wasm', import.meta.url).href,
  model: new URL('../vendor/segmentation/selfie_segmentation_landscape.tflite', import.meta.url).href,
};

/** As it lies in the source (tests), or beside the file that the build made of this one. */
const script = (): string => new URL(import.meta.url.endsWith('.ts') ? './effects-worker.ts' : './effects-worker.js', import.meta.url).href;

/**
 * Starts the effects' worker. A worker must come from the page's own server, so on a clinic's page a few letters of its own import the server's
 * file; where the page's policy forbids that, rejects with `forbidden`.
 */
export async function startWorker(): Promise<{ readonly worker: Worker; readonly files: SegmenterFiles }> {
  if (typeof OffscreenCanvas === 'undefined' || typeof Worker === 'undefined' || !globalThis.WebAssembly) throw new BackgroundProblem('unsupported');
  const url = URL.createObjectURL(new Blob([`import ${JSON.stringify(script())};`], { type: 'text/javascript' }));
  try {
    return { worker: new Worker(url, { type: 'module', name: 'vet-effects' }), files: segmenterFiles };
  } catch (cause) {
    throw new BackgroundProblem('forbidden', cause);
  } finally {
    // The worker has fetched it by then, or never will.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
