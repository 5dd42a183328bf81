/** Reads how loud a track is. */
export interface Level {
  /** The loudness of this moment: 0 is silence, 1 the loudest possible (root mean square of the samples). */
  read(): number;
  /** Frees the audio graph. Does not stop the track. */
  close(): void;
}

/** One graph for all meters of a page: browsers allow only a handful of AudioContexts. */
let shared: { context: AudioContext; users: number } | null = null;

/**
 * Measures an audio track, own or remote. Needs one earlier click on the page in most browsers; until then it
 * reads 0 and starts by itself afterwards.
 */
export function level(track: MediaStreamTrack): Level {
  shared ??= { context: new AudioContext(), users: 0 };
  shared.users++;
  const { context } = shared;
  const stream = new MediaStream([track]);
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  source.connect(analyser);

  // Chromium gives no samples of a remote track to Web Audio unless some element takes it as well.
  const sink = new Audio();
  sink.muted = true;
  sink.srcObject = stream;

  const samples = new Float32Array(analyser.fftSize);
  let open = true;

  return {
    read() {
      if (!open) return 0;
      if (context.state === 'suspended' && navigator.userActivation?.hasBeenActive !== false) void context.resume();
      analyser.getFloatTimeDomainData(samples);
      return Math.min(1, rootMeanSquare(samples));
    },
    close() {
      if (!open) return;
      open = false;
      source.disconnect();
      sink.srcObject = null;
      if (shared && --shared.users === 0) {
        void shared.context.close();
        shared = null;
      }
    },
  };
}

/** The effective loudness of samples between -1 and 1. */
export const rootMeanSquare = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));
