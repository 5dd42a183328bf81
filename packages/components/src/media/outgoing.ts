import { NEW_LINE, nextLine, sendPlan, shrinkBy, silentLine, type LineLevel } from './line.ts';
import type { QualitySample } from './quality.ts';
import type { Wire } from './wire.ts';

/** What is sent over one wire: how much of it, by how much the line carries and how many there are to send to. */
export class Outgoing {
  #line = NEW_LINE;
  #wire: Wire | null = null;
  #others = 1;
  #applied = '';
  #changes: Promise<void> = Promise.resolve();
  #refreshedAt = -Infinity;

  get level(): LineLevel {
    return this.#line.level;
  }

  /** Another wire: the level is kept, for the network is likely the same. */
  use(wire: Wire | null): void {
    this.#wire = wire;
    this.#applied = '';
  }

  /** How many receive from here. */
  share(others: number): void {
    this.#others = others;
    this.apply();
  }

  /** One more second. True when the level has changed. */
  measured({ at, availableKbits, lossIn, lossOut, roundTripMs }: QualitySample): boolean {
    const before = this.#line.level;
    this.#line = nextLine(this.#line, { at, available: availableKbits, lossIn, lossOut, roundTripMs });
    if (this.#line.level === before) return false;
    this.apply();
    return true;
  }

  /** Nothing arrived in the last second. */
  silent(at: number): void {
    this.#line = silentLine(this.#line, at);
  }

  /** Tells the browser, if there is something new to tell. */
  apply(): void {
    const wire = this.#wire;
    if (!wire?.senders || wire.connection.connectionState !== 'connected') return;
    const { video, audioBitsPerSecond } = sendPlan(this.#line.level, this.#others);
    const { camera, microphone } = wire.senders;
    const track = camera.track;
    // Writing on a screen has to stay readable: fewer pictures rather than smaller ones.
    const isScreen = track?.contentHint === 'detail' || track?.contentHint === 'text';
    const shrink = video && !isScreen ? shrinkBy(video.height, track?.getSettings() ?? {}) : 1;
    const plan = JSON.stringify([video, audioBitsPerSecond, shrink, isScreen]);
    if (plan === this.#applied) return;
    this.#applied = plan;

    this.#change(microphone, (encoding) => {
      encoding.maxBitrate = audioBitsPerSecond;
      encoding.priority = encoding.networkPriority = 'high';
    });
    this.#change(camera, (encoding) => {
      encoding.active = video !== null;
      if (!video) return;
      encoding.maxBitrate = video.bitsPerSecond;
      encoding.maxFramerate = isScreen ? Math.min(5, video.framesPerSecond) : video.framesPerSecond;
      encoding.scaleResolutionDownBy = shrink;
    });
  }

  /**
   * Sends a whole picture now. After a gap the other side can do nothing with the changes to a picture it has never seen, and its browser
   * asks for a whole one only every three seconds.
   */
  refresh(): void {
    const { video } = sendPlan(this.#line.level, this.#others);
    if (!this.#wire?.senders?.camera.track || !video || performance.now() - this.#refreshedAt < ONE_REFRESH) return;
    this.#refreshedAt = performance.now();
    const { camera } = this.#wire.senders;
    // Sending begins with a whole picture; browsers have no other way to ask for one.
    this.#change(camera, (encoding) => void (encoding.active = false));
    this.#change(camera, (encoding) => void (encoding.active = true));
    this.#applied = '';
    this.apply();
  }

  /** One after the other: parameters are read, changed and given back as a whole. */
  #change(sender: RTCRtpSender, edit: (encoding: RTCRtpEncodingParameters) => void): void {
    this.#changes = this.#changes.then(() => change(sender, edit));
  }
}

const ONE_REFRESH = 1_000;

/** Rejected by browsers that do not know a field, or on a wire that was closed meanwhile: the call goes on as it was. */
async function change(sender: RTCRtpSender, edit: (encoding: RTCRtpEncodingParameters) => void): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding) return;
  edit(encoding);
  await sender.setParameters(parameters).catch(() => {});
}
