import { fittingNoiseModel, noiseBinary, noiseModels, SAMPLE_RATE, type NoiseModel } from './noise-models.ts';

/** Takes the noise of a room out of a microphone's sound. */

/** A microphone's sound without the noise around it. */
export interface QuietMicrophone {
  /** What to send instead of the microphone's own track. Ends with `close()`, or when the microphone does. */
  readonly track: MediaStreamTrack;
  /** The suppressor that works: the one that was asked for, or the one that fits this machine. */
  readonly model: NoiseModel;
  /**
   * True: the sound as the microphone gives it. A suppressor takes a cough or a heavy breath for noise, and a vet may want to hear it.
   * Changes without a click or a gap.
   */
  original: boolean;
  /** Resolves when the suppressor breaks while it runs: from then on `track` is the original sound. */
  readonly broken: Promise<NoiseProblem>;
  /** Frees the audio graph. Does not stop the microphone. */
  close(): void;
}

/** Why noise cannot be suppressed here. */
export class NoiseProblem extends Error {
  override readonly name = 'NoiseProblem';
  constructor(
    /** `unsupported`: this browser has no audio worklets. `not-loaded`: the code could not be fetched or run, or the page's policy forbids it. */
    readonly code: 'unsupported' | 'not-loaded',
    cause?: unknown,
  ) {
    super(code === 'unsupported' ? 'This browser cannot suppress noise.' : 'The noise suppressor could not be loaded.', { cause });
  }
}

/** A change between the two sounds that is not heard as a click, seconds. */
const FADE = 0.02;

/** A suppressor in an audio graph of 48 kHz, one channel: sound goes into `worklet` and comes out of `end`. */
export interface NoiseNodes {
  readonly worklet: AudioWorkletNode;
  readonly end: AudioNode;
}

/** Makes a suppressor's nodes; loads its code (some 130 kB) at the first use. Rejects with a `NoiseProblem`. */
export async function noiseNodes(context: BaseAudioContext, model: NoiseModel): Promise<NoiseNodes> {
  if (!context.audioWorklet || !globalThis.WebAssembly) throw new NoiseProblem('unsupported');
  const { name, script, after } = noiseModels[model];
  try {
    const [wasmBinary] = await Promise.all([noiseBinary(model), context.audioWorklet.addModule(script())]);
    const worklet = new AudioWorkletNode(context, name, { channelCount: 1, channelCountMode: 'explicit', outputChannelCount: [1], processorOptions: { maxChannels: 1, wasmBinary } });
    return { worklet, end: after ? worklet.connect(new IIRFilterNode(context, after)) : worklet };
  } catch (cause) {
    throw new NoiseProblem('not-loaded', cause);
  }
}

/** Makes a quiet sound of a microphone's. The browser's own suppression may stay on; the two do not disturb each other. Without a `model`, the one that fits this machine. Rejects with a `NoiseProblem`. */
export async function suppressNoise(microphone: MediaStreamTrack, model?: NoiseModel): Promise<QuietMicrophone> {
  if (!globalThis.AudioContext) throw new NoiseProblem('unsupported');
  const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' });
  try {
    const chosen = model ?? (globalThis.WebAssembly ? await fittingNoiseModel() : 'light');
    const quiet = await noiseNodes(context, chosen);
    const source = context.createMediaStreamSource(new MediaStream([microphone]));
    const out = context.createMediaStreamDestination();
    const [track] = out.stream.getAudioTracks();
    if (!track) throw new NoiseProblem('unsupported');
    const ways = { quiet: new GainNode(context, { gain: 1 }), original: new GainNode(context, { gain: 0 }) };
    source.connect(quiet.worklet);
    quiet.end.connect(ways.quiet).connect(out);
    source.connect(ways.original).connect(out);
    return quietMicrophone({ microphone, track, context, worklet: quiet.worklet, ways, model: chosen });
  } catch (error) {
    void context.close();
    throw error;
  }
}

interface Parts {
  readonly microphone: MediaStreamTrack;
  readonly track: MediaStreamTrack;
  readonly context: AudioContext;
  readonly worklet: AudioWorkletNode;
  readonly ways: Readonly<Record<'quiet' | 'original', GainNode>>;
  readonly model: NoiseModel;
}

function quietMicrophone({ microphone, track, context, worklet, ways, model }: Parts): QuietMicrophone {
  let isBroken = false;
  let original = false;
  const close = (): void => {
    if (context.state === 'closed') return;
    microphone.removeEventListener('ended', close);
    worklet.port.postMessage('destroy');
    track.stop();
    void context.close();
  };
  microphone.addEventListener('ended', close, { once: true });
  const broken = new Promise<NoiseProblem>((resolve) =>
    worklet.addEventListener('processorerror', (cause) => {
      // It gives silence from now on, and nobody is to be mute for it.
      isBroken = true;
      quiet.original = true;
      resolve(new NoiseProblem('not-loaded', cause));
    }, { once: true }));
  // A page that was never pressed starts its sound with the first press.
  if (context.state === 'suspended') void context.resume();
  const quiet: QuietMicrophone = {
    track,
    model,
    broken,
    close,
    get original() {
      return original;
    },
    set original(on) {
      original = on || isBroken;
      ways.original.gain.setTargetAtTime(original ? 1 : 0, context.currentTime, FADE / 3);
      ways.quiet.gain.setTargetAtTime(original ? 0 : 1, context.currentTime, FADE / 3);
    },
  };
  return quiet;
}
