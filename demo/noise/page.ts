import { noiseNode } from '../../packages/components/src/media/noise.ts';

declare global {
  interface Window {
    /** A sound as the kit's suppressor gives it here, its delay still in it. */
    cleanHere(samples: readonly number[], rate: number): Promise<number[]>;
  }
}

async function once(samples: readonly number[], rate: number): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, samples.length + rate, rate);
  const node = await noiseNode(context);
  const buffer = context.createBuffer(1, samples.length, rate);
  buffer.copyToChannel(Float32Array.from(samples), 0);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(node).connect(context.destination);
  source.start();
  return (await context.startRendering()).getChannelData(0);
}

window.cleanHere = async (samples, rate) => {
  // A context without a clock may be through before the worklet has compiled its code; then nothing comes out, and it is asked again.
  for (;;) {
    const heard = await once(samples, rate);
    if (heard.subarray(rate, 2 * rate).some((one) => one !== 0)) return Array.from(heard);
  }
};
