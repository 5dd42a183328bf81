/** Has the workers that start from now on run this first. Gives what ends that for later workers. */
export function workersBeginWith(code: string): () => void {
  const Native = globalThis.Worker;
  globalThis.Worker = class extends Native {
    constructor(script: string | URL, options?: WorkerOptions) {
      super(URL.createObjectURL(new Blob([`import ${JSON.stringify(`data:text/javascript,${encodeURIComponent(code)}`)};\nimport ${JSON.stringify(String(script))};`], { type: 'text/javascript' })), options);
    }
  };
  return () => void (globalThis.Worker = Native);
}

/** The effects' workers that start from now on find nobody any more after so many pictures: each look throws. */
export const breakingMachine = (pictures = 10): (() => void) =>
  workersBeginWith(`
    const { getImageData } = OffscreenCanvasRenderingContext2D.prototype;
    let looks = 0;
    OffscreenCanvasRenderingContext2D.prototype.getImageData = function (...given) {
      if (++looks >= ${pictures}) throw new Error('out of memory');
      return getImageData.apply(this, given);
    };`);

/** The effects' workers that start from now on wait for their model for ever. */
export const stalledLine = (): (() => void) => workersBeginWith('globalThis.fetch = () => new Promise(() => {});');
