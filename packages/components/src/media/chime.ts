import { bell } from './bell.ts';

/** A sound that calls somebody to the page. */
export interface Chime {
  /** Whether the browser lets the page sound: only after somebody has pressed something on it. */
  readonly mayRing: boolean;
  /** Rings twice; silent where the browser forbids it. */
  ring(): void;
  close(): void;
}

/** Makes a chime that wakes with the first press on the page; `onAwake` when it does. */
export function createChime(onAwake: () => void): Chime {
  let context: AudioContext | undefined;
  const wake = (): void => {
    context ??= new AudioContext();
    void context.resume().then(onAwake, () => undefined);
    for (const type of ['pointerdown', 'keydown']) removeEventListener(type, wake, true);
  };
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, wake, true);
  // A page that was pressed before this came, or that may always sound.
  if (navigator.userActivation?.hasBeenActive) wake();

  return {
    get mayRing() {
      return context?.state === 'running';
    },
    ring() {
      if (context?.state !== 'running') return;
      const samples = bell(context.sampleRate);
      const sound = context.createBuffer(1, samples.length, context.sampleRate);
      sound.copyToChannel(samples, 0);
      for (const after of [0, 0.5]) {
        const source = context.createBufferSource();
        source.buffer = sound;
        source.connect(context.destination);
        source.start(context.currentTime + after);
      }
    },
    close() {
      for (const type of ['pointerdown', 'keydown']) removeEventListener(type, wake, true);
      void context?.close().catch(() => undefined);
    },
  };
}
