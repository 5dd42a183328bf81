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
  try {
    return { worker: workerOf(`import ${JSON.stringify(script())};`, 'vet-effects'), files: segmenterFiles };
  } catch (cause) {
    throw new BackgroundProblem('forbidden', cause);
  }
}

function workerOf(code: string, name: string): Worker {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  try {
    return new Worker(url, { type: 'module', name });
  } finally {
    // The worker has fetched it by then, or never will.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}

/** Whether the page's policy allows a worker of a few letters. Asked when ours broke: browsers do not say whether they refused it or could not fetch it. */
export const mayStartWorkers = (): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = workerOf('postMessage(1);', 'vet-probe');
    const said = (may: boolean): void => {
      probe.terminate();
      resolve(may);
    };
    probe.addEventListener('message', () => said(true), { once: true });
    probe.addEventListener('error', () => said(false), { once: true });
  });
