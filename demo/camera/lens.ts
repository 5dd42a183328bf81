/** A camera of a test's own making, in the page: what its lens sees is changed at a word. Runs in the browser. */

/** What can be in front of it; `gone`: unplugged, `taken`: the system holds it back, as during a phone call. */
export type View = 'living' | 'black' | 'covered' | 'frozen' | 'still' | 'gone' | 'taken';

export interface Lens {
  show(view: View): Promise<void>;
}

declare global {
  interface Window {
    lens: Lens;
  }
}

/** Puts the lens in the place of the page's cameras; to be given to a page before its scripts. The microphone stays the browser's own. */
export function installLens(): void {
  type Generator = MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
  const { MediaStreamTrackGenerator } = globalThis as unknown as { MediaStreamTrackGenerator: new (options: { kind: 'video' }) => Generator };
  const [width, height, rate] = [640, 360, 15];
  let view: View = 'living';
  let drawnTurn = 0;
  let pace: ReturnType<typeof setInterval> | undefined;
  let writer: WritableStreamDefaultWriter<VideoFrame> | undefined;
  let hold: ((on: boolean) => Promise<void>) | undefined;

  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  /** Grains of a sensor, over so much of the picture that a mean of them changes. */
  const grain = (strength: number): void => {
    for (let i = 0; i < 400 && context; i++) {
      context.fillStyle = `rgb(${[0, 0, 0].map(() => Math.round(Math.random() * 255)).join(' ')} / ${strength})`;
      context.fillRect(Math.random() * width, Math.random() * height, 20, 20);
    }
  };
  const fill = (colour: string): void => {
    if (context) context.fillStyle = colour;
    context?.fillRect(0, 0, width, height);
  };
  const room = (turn: number): void => {
    for (let i = 0; i < 16 && context; i++) {
      context.fillStyle = `hsl(${i * 22} 50% ${30 + i * 3}%)`;
      context.fillRect(i * 40, (i % 4) * 30 + 12 * Math.sin(turn / 9), 40, 280);
    }
  };
  const draw = (): void => {
    drawnTurn++;
    if (view === 'still') return;
    if (view === 'black') return fill('#000');
    if (view === 'covered') {
      fill('rgb(9 9 9)');
      return grain(0.03);
    }
    fill('#777');
    room(drawnTurn);
    grain(0.1);
  };
  const open = (): MediaStreamTrack => {
    const generator = new MediaStreamTrackGenerator({ kind: 'video' });
    const writes = (writer = generator.writable.getWriter());
    clearInterval(pace);
    pace = setInterval(() => {
      if (view === 'frozen' || generator.readyState === 'ended') return;
      draw();
      const frame = new VideoFrame(canvas, { timestamp: performance.now() * 1000, alpha: 'discard' });
      writes.write(frame).catch(() => frame.close());
    }, 1000 / rate);
    return generator;
  };

  /** A browser's own track that its maker can mute: what arrives over a connection to oneself. */
  const openMutable = async (): Promise<MediaStreamTrack> => {
    const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
    from.onicecandidate = ({ candidate }) => void to.addIceCandidate(candidate ?? undefined);
    to.onicecandidate = ({ candidate }) => void from.addIceCandidate(candidate ?? undefined);
    const sender = from.addTransceiver(open(), { direction: 'sendonly' });
    const agree = async (): Promise<void> => {
      await from.setLocalDescription();
      if (from.localDescription) await to.setRemoteDescription(from.localDescription);
      await to.setLocalDescription();
      if (to.localDescription) await from.setRemoteDescription(to.localDescription);
    };
    hold = async (on) => {
      sender.direction = on ? 'inactive' : 'sendonly';
      await agree();
    };
    const arrives = new Promise<MediaStreamTrack>((resolve) => to.addEventListener('track', ({ track }) => (track.muted ? track.addEventListener('unmute', () => resolve(track), { once: true }) : resolve(track)), { once: true }));
    await agree();
    return arrives;
  };

  const devices = navigator.mediaDevices;
  const own = devices.getUserMedia.bind(devices);
  const isMutable = location.hash === '#mutable';
  devices.getUserMedia = async ({ audio = false, video = false } = {}) => {
    if (video && view === 'gone') throw new DOMException('There is no camera.', 'NotFoundError');
    if (video && view === 'taken') throw new DOMException('Something else has it.', 'NotReadableError');
    const tracks = audio ? (await own({ audio })).getTracks() : [];
    return new MediaStream([...tracks, ...(video ? [isMutable ? await openMutable() : open()] : [])]);
  };
  devices.enumerateDevices = () => Promise.resolve([]);

  window.lens = {
    async show(next) {
      const before = view;
      view = next;
      if (next === 'gone') await writer?.close();
      if (next === 'taken') await hold?.(true);
      if (before === 'taken' && next !== 'taken') await hold?.(false);
    },
  };
}
