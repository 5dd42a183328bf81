/** Everybody's sound as one track. */
export interface Mixer {
  readonly track: MediaStreamTrack;
  /** What is heard from now on; others are heard no more. */
  hear(streams: readonly MediaStream[]): void;
  close(): void;
}

/** Opens a mixer; after a press somewhere on the page, or it stays silent. */
export function openMixer(): Mixer {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  // Something has to flow: a recorder waits for a track that never says anything.
  const silence = context.createConstantSource();
  const off = context.createGain();
  off.gain.value = 0;
  silence.connect(off).connect(out);
  silence.start();
  void context.resume().catch(() => {});
  const heard = new Map<string, MediaStreamAudioSourceNode>();
  const [track] = out.stream.getAudioTracks();
  if (!track) throw new Error('no sound can be mixed here');

  return {
    track,
    hear(streams) {
      const wanted = new Map(streams.flatMap((stream) => stream.getAudioTracks()).filter(({ readyState }) => readyState === 'live').map((one) => [one.id, one]));
      for (const [id, node] of heard) {
        if (wanted.has(id)) continue;
        node.disconnect();
        heard.delete(id);
      }
      for (const [id, one] of wanted) {
        if (heard.has(id)) continue;
        const node = context.createMediaStreamSource(new MediaStream([one]));
        node.connect(out);
        heard.set(id, node);
      }
      if (context.state === 'suspended') void context.resume().catch(() => {});
    },
    close() {
      void context.close().catch(() => {});
    },
  };
}
