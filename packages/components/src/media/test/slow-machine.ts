import { workersBeginWith } from './workers.ts';

/**
 * Makes this machine weak for the effects' workers that start from now on: on their clock each drawing takes a second, without any work. Gives
 * what ends that for later workers.
 */
export const slowMachine = (): (() => void) =>
  workersBeginWith(`
    const now = performance.now.bind(performance);
    let late = 0;
    performance.now = () => now() + late;
    const { drawImage } = OffscreenCanvasRenderingContext2D.prototype;
    OffscreenCanvasRenderingContext2D.prototype.drawImage = function (...given) {
      late += 1000;
      return drawImage.apply(this, given);
    };`);
