import createTFLiteSIMDModule from '../vendor/segmentation/tflite-simd.js';

/** Finds the person in a picture. The one file that knows TensorFlow Lite; runs in the effects' worker. */
export interface Segmenter {
  /** Size of the pictures it takes, pixels. */
  readonly width: number;
  readonly height: number;
  /** How much each pixel is the person, 0 to 1, row by row. The same array each time: copy what is to be kept. */
  segment(rgba: Uint8ClampedArray): Float32Array;
}

/** Addresses of the two big files beside this one. */
export interface SegmenterFiles {
  readonly wasm: string;
  readonly model: string;
}

async function bytes(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} for ${url}`);
  return answer.arrayBuffer();
}

/** Loads 0.8 MB (gzip) once; the browser keeps them. Rejects when they cannot be had, or when this browser cannot run them. */
export async function openSegmenter({ wasm, model }: SegmenterFiles): Promise<Segmenter> {
  const [wasmBinary, weights] = await Promise.all([bytes(wasm), bytes(model)]);
  const quiet = () => {};
  const lite = await createTFLiteSIMDModule({ wasmBinary, print: quiet, printErr: quiet });
  lite.HEAPU8.set(new Uint8Array(weights), lite._getModelBufferMemoryOffset());
  if (lite._loadModel(weights.byteLength) !== 0) throw new Error('The model could not be loaded.');
  const width = lite._getInputWidth();
  const height = lite._getInputHeight();
  const input = lite._getInputMemoryOffset() / 4;
  const output = lite._getOutputMemoryOffset() / 4;
  const pixels = width * height;
  return {
    width,
    height,
    segment(rgba) {
      const heap = lite.HEAPF32;
      for (let i = 0, at = input, from = 0; i < pixels; i++, from += 4) {
        heap[at++] = (rgba[from] ?? 0) / 255;
        heap[at++] = (rgba[from + 1] ?? 0) / 255;
        heap[at++] = (rgba[from + 2] ?? 0) / 255;
      }
      lite._runInference();
      return heap.subarray(output, output + pixels);
    },
  };
}
