import { noiseNodes } from '../../packages/components/src/media/noise.ts';
import { fittingNoiseModel, type NoiseModel } from '../../packages/components/src/media/noise-models.ts';

declare global {
  interface Window {
    /** A sound as a suppressor of the kit gives it here, its delay still in it. */
    cleanHere(samples: readonly number[], rate: number, model: NoiseModel): Promise<number[]>;
    /** The one that the kit takes on this machine. */
    fitting(): Promise<NoiseModel>;
  }
}

async function once(samples: readonly number[], rate: number, model: NoiseModel): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, samples.length + rate, rate);
  const { worklet, end } = await noiseNodes(context, model);
  const buffer = context.createBuffer(1, samples.length, rate);
  buffer.copyToChannel(Float32Array.from(samples), 0);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(worklet);
  end.connect(context.destination);
  source.start();
  return (await context.startRendering()).getChannelData(0);
}

window.fitting = fittingNoiseModel;
window.cleanHere = async (samples, rate, model) => {
  // A context without a clock may be through before the worklet has compiled its code; then nothing comes out, and it is asked again.
  for (;;) {
    const heard = await once(samples, rate, model);
    if (heard.subarray(rate, 2 * rate).some((one) => one !== 0)) return Array.from(heard);
  }
};
