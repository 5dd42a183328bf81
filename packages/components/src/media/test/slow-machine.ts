/**
 * Makes this machine weak for the effects' workers that start from now on: on their clock each drawing takes a second, without any work. Gives
 * what ends that for later workers.
 */
export function slowMachine(): () => void {
  const Native = globalThis.Worker;
  const slow = `
    const now = performance.now.bind(performance);
    let late = 0;
    performance.now = () => now() + late;
    const { drawImage } = OffscreenCanvasRenderingContext2D.prototype;
    OffscreenCanvasRenderingContext2D.prototype.drawImage = function (...given) {
      late += 1000;
      return drawImage.apply(this, given);
    };`;
  globalThis.Worker = class extends Native {
    constructor(script: string | URL, options?: WorkerOptions) {
      super(URL.createObjectURL(new Blob([`import ${JSON.stringify(`data:text/javascript,${encodeURIComponent(slow)}`)};\nimport ${JSON.stringify(String(script))};`], { type: 'text/javascript' })), options);
    }
  };
  return () => void (globalThis.Worker = Native);
}
