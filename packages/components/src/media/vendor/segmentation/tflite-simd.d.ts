/** TensorFlow Lite with one model inside; addresses are bytes into `HEAPU8`. */
export interface TFLite {
  readonly HEAPU8: Uint8Array;
  readonly HEAPF32: Float32Array;
  _getModelBufferMemoryOffset(): number;
  /** 0 when it could be loaded. */
  _loadModel(bytes: number): number;
  _getInputMemoryOffset(): number;
  _getInputWidth(): number;
  _getInputHeight(): number;
  _getOutputMemoryOffset(): number;
  /** 0 when it went well. */
  _runInference(): number;
}

export default function createTFLiteSIMDModule(options: { readonly wasmBinary: ArrayBuffer; readonly print?: (line: string) => void; readonly printErr?: (line: string) => void }): Promise<TFLite>;
