import { bell, bellIn, isBell } from './bell.ts';

/** Plays sounds over one chosen speaker, and listens whether a microphone hears them. */
export interface Sound {
  /** Rings three times. Resolves when it is over: whether `microphone` heard the bell; null without one, or where it heard something alike before. */
  ring(microphone?: MediaStreamTrack): Promise<boolean | null>;
  /** Plays a recording to its end. */
  play(recording: Blob): Promise<void>;
  /** Over which speaker from now on; '' is the browser's own choice. Where the browser cannot choose nothing changes. */
  useSpeaker(id: string): Promise<void>;
  /** Silent from here on. */
  close(): void;
}

/** Whether this browser lets a page choose the speaker. */
export const canChooseSpeaker = (): boolean => typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;

/** Ready to make sounds; call it after a press, or browsers keep it silent. */
export function openSound(): Sound {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const player = new Audio();
  const tape = new Audio();
  player.srcObject = out.stream;
  let speaker = '';
  let url = '';

  const ringOnce = async (): Promise<void> => {
    const samples = bell(context.sampleRate);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(out);
    source.start();
    await new Promise((done) => source.addEventListener('ended', done, { once: true }));
  };

  return {
    async ring(microphone) {
      await context.resume();
      await player.play().catch(() => undefined);
      const ear = microphone && listen(context, microphone);
      const likeness: number[] = [];
      // What sounds like it before it has rung: music, or a bird.
      if (ear) await wait(700);
      const before = ear ? bellIn(ear.last(), context.sampleRate) : 0;
      for (let times = 0; times < 3; times++) {
        await ringOnce();
        // What comes back comes later: Bluetooth takes its time.
        await wait(300);
        if (ear) likeness.push(bellIn(ear.last(), context.sampleRate));
      }
      ear?.close();
      player.pause();
      // The first one teaches the browser's echo canceller; what the other side would hear is what is left then.
      return ear && !isBell(before) ? likeness.slice(1).every(isBell) : null;
    },
    async play(recording) {
      URL.revokeObjectURL(url);
      url = URL.createObjectURL(recording);
      tape.src = url;
      await (tape as { setSinkId?(id: string): Promise<void> }).setSinkId?.(speaker).catch(() => undefined);
      const over = new Promise((done) => ['ended', 'pause', 'error'].forEach((name) => tape.addEventListener(name, done, { once: true })));
      await tape.play();
      await over;
    },
    async useSpeaker(id) {
      speaker = id;
      await (player as { setSinkId?(id: string): Promise<void> }).setSinkId?.(id);
    },
    close() {
      tape.pause();
      player.pause();
      player.srcObject = null;
      URL.revokeObjectURL(url);
      void context.close();
    },
  };
}

const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** The last two thirds of a second of a microphone, as samples. */
function listen(context: AudioContext, track: MediaStreamTrack): { last(): Float32Array; close(): void } {
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = new AnalyserNode(context, { fftSize: 32_768 });
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    last() {
      analyser.getFloatTimeDomainData(samples);
      return samples;
    },
    close: () => source.disconnect(),
  };
}

/** Records what a microphone hears for so long. Nothing of it leaves the page. Rejects with the signal's reason, or where the browser cannot. */
export function record(track: MediaStreamTrack, milliseconds: number, signal?: AbortSignal): Promise<Blob> {
  return new Promise((done, fail) => {
    signal?.throwIfAborted();
    const recorder = new MediaRecorder(new MediaStream([track]));
    const pieces: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => void pieces.push(data));
    recorder.addEventListener('stop', () => (signal?.aborted ? fail(signal.reason as Error) : done(new Blob(pieces, { type: recorder.mimeType }))));
    recorder.addEventListener('error', () => fail(new Error('The recording failed.')));
    const stop = () => recorder.state === 'recording' && recorder.stop();
    recorder.start();
    setTimeout(stop, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
