/** Takes the noise of a room out of a microphone's sound. The one file that knows the noise suppressor; its code and numbers come on use. */

/** A microphone's sound without the noise around it. */
export interface QuietMicrophone {
  /** What to send instead of the microphone's own track. Ends with `close()`, or when the microphone does. */
  readonly track: MediaStreamTrack;
  /**
   * True: the sound as the microphone gives it. A suppressor takes a cough or a heavy breath for noise, and a vet may want to hear it.
   * Changes without a click or a gap.
   */
  original: boolean;
  /** Frees the audio graph. Does not stop the microphone. */
  close(): void;
}

/** Why noise cannot be suppressed here. */
export class NoiseProblem extends Error {
  override readonly name = 'NoiseProblem';
  constructor(
    /** `unsupported`: this browser has no audio worklets. `not-loaded`: the code could not be fetched, or the page's policy forbids it. */
    readonly code: 'unsupported' | 'not-loaded',
    cause?: unknown,
  ) {
    super(code === 'unsupported' ? 'This browser cannot suppress noise.' : 'The noise suppressor could not be loaded.', { cause });
  }
}

/** What RNNoise was taught at. */
const SAMPLE_RATE = 48_000;
const NAME = '@sapphi-red/web-noise-suppressor/rnnoise';
/** A change between the two sounds that is not heard as a click, seconds. */
const FADE = 0.02;

/** A module with one SIMD instruction: who refuses it gets the plain build. */
const SIMD = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11);

let binary: Promise<ArrayBuffer> | undefined;

async function fetchBinary(): Promise<ArrayBuffer> {
  const url = WebAssembly.validate(SIMD) ? new URL('./vendor/rnnoise/rnnoise_simd.wasm', import.meta.url) : new URL('./vendor/rnnoise/rnnoise.wasm', import.meta.url);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.arrayBuffer();
}

/** The suppressor as a node of any audio graph of 48 kHz, one channel; loads its code (about 130 kB) at the first use. Rejects with a `NoiseProblem`. */
export async function noiseNode(context: BaseAudioContext): Promise<AudioWorkletNode> {
  if (!context.audioWorklet || !globalThis.WebAssembly) throw new NoiseProblem('unsupported');
  try {
    binary ??= fetchBinary();
    const [wasmBinary] = await Promise.all([binary, context.audioWorklet.addModule(new URL('./vendor/rnnoise/worklet.js', import.meta.url))]);
    return new AudioWorkletNode(context, NAME, { channelCount: 1, channelCountMode: 'explicit', outputChannelCount: [1], processorOptions: { maxChannels: 1, wasmBinary } });
  } catch (cause) {
    binary = undefined;
    throw new NoiseProblem('not-loaded', cause);
  }
}

/** Makes a quiet sound of a microphone's. The browser's own suppression may stay on; the two do not disturb each other. Rejects with a `NoiseProblem`. */
export async function suppressNoise(microphone: MediaStreamTrack): Promise<QuietMicrophone> {
  if (!globalThis.AudioContext) throw new NoiseProblem('unsupported');
  const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' });
  try {
    const quiet = await noiseNode(context);
    const source = context.createMediaStreamSource(new MediaStream([microphone]));
    const out = context.createMediaStreamDestination();
    const [track] = out.stream.getAudioTracks();
    if (!track) throw new NoiseProblem('unsupported');
    const ways = { quiet: new GainNode(context, { gain: 1 }), original: new GainNode(context, { gain: 0 }) };
    source.connect(quiet).connect(ways.quiet).connect(out);
    source.connect(ways.original).connect(out);
    return quietMicrophone(microphone, track, context, quiet, ways);
  } catch (error) {
    void context.close();
    throw error;
  }
}

function quietMicrophone(microphone: MediaStreamTrack, track: MediaStreamTrack, context: AudioContext, quiet: AudioWorkletNode, ways: Readonly<Record<'quiet' | 'original', GainNode>>): QuietMicrophone {
  let original = false;
  const close = (): void => {
    if (context.state === 'closed') return;
    microphone.removeEventListener('ended', close);
    quiet.port.postMessage('destroy');
    track.stop();
    void context.close();
  };
  microphone.addEventListener('ended', close, { once: true });
  // A page that was never pressed starts its sound with the first press.
  if (context.state === 'suspended') void context.resume();
  return {
    track,
    close,
    get original() {
      return original;
    },
    set original(on) {
      original = on;
      ways.original.gain.setTargetAtTime(on ? 1 : 0, context.currentTime, FADE / 3);
      ways.quiet.gain.setTargetAtTime(on ? 0 : 1, context.currentTime, FADE / 3);
    },
  };
}
