import type { DeviceKind } from './device-problem.ts';
import type { PeerEvent } from './ladder.ts';
import { parseChannelMessage, type ByeReason, type ChannelMessage, type NegotiationSignal } from './messages.ts';
import { Negotiator } from './negotiator.ts';
import type { Tracks, Wire } from './peer-link.ts';
import { sample, totals, type QualitySample, type Totals } from './quality.ts';

/** Which of the other person's devices are on, as their browser says. */
export interface RemoteMedia {
  readonly camera: boolean;
  readonly microphone: boolean;
}

export interface PairEvents {
  send(signal: NegotiationSignal): void;
  happened(event: PeerEvent): void;
  /** The first track of the other person is here; `stream` stays the same for life. */
  appeared(): void;
  claimed(media: RemoteMedia): void;
  bye(reason: ByeReason): void;
  sampled(sample: QualitySample): void;
}

/** Silence that counts as quiet, milliseconds: some missed beats, even from a page in the background (one a second). */
const QUIET = 2_000;
/** Beats that the network does not take are not piled up, bytes. */
const CONGESTED = 1_000;
const HISTORY = 60;

/** What connects two people: one wire at a time, and what is known about the other side. */
export class Pair {
  /** All that is heard and seen of the other person. One object for life, over re-calls too. */
  readonly stream: MediaStream = new MediaStream();
  /** The last minute, one sample a second, oldest first. */
  readonly history: QualitySample[] = [];

  #wire: Wire | null = null;
  #negotiator: Negotiator | null = null;
  #channel: RTCDataChannel | null = null;
  #wiredAt = -Infinity;
  /** When anything last came from the other side. */
  #heardAt = -Infinity;
  #before: Totals | null = null;
  #listeners = new AbortController();

  constructor(
    private readonly polite: boolean,
    private readonly tracks: () => Tracks,
    private readonly events: PairEvents,
  ) {}

  /** The id of the call in use, or null. */
  get call(): string | null {
    return this.#wire?.id ?? null;
  }

  /** How long ago the wire in use was made, milliseconds. */
  get age(): number {
    return performance.now() - this.#wiredAt;
  }

  /** Takes a new wire; the old one, if any, is closed. */
  use(wire: Wire): void {
    this.close();
    this.#wire = wire;
    this.#wiredAt = performance.now();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const { connection } = wire;

    this.#negotiator = new Negotiator(wire, this.polite, {
      send: (message) => this.events.send(message),
      broken: () => this.#wire === wire && this.events.happened('broken'),
    });
    connection.addEventListener('connectionstatechange', () => this.#connectionChanged(connection), { signal });
    connection.addEventListener('track', ({ track }) => this.#show(track), { signal });
    connection.addEventListener('datachannel', ({ channel }) => this.#take(channel, signal), { signal });
    if (wire.channel) this.#take(wire.channel, signal);
  }

  receive(signal: NegotiationSignal): void {
    void this.#negotiator?.receive(signal);
  }

  restart(iceServers: readonly RTCIceServer[]): void {
    void this.#negotiator?.restart(iceServers);
  }

  /** Sends another track, or nothing, from now on. No negotiation is needed. */
  replace(device: DeviceKind, track: MediaStreamTrack | null): void {
    const wire = this.#wire;
    // Rejects only when the wire is closed meanwhile, and then nothing is sent anyway.
    void wire?.senders[device].replaceTrack(track).catch(() => {});
    this.#claim();
  }

  bye(reason: ByeReason): void {
    this.#say({ kind: 'bye', reason });
  }

  /** Sends neither sound nor picture any more. */
  silence(): void {
    for (const sender of Object.values(this.#wire?.senders ?? {})) void sender.replaceTrack(null).catch(() => {});
  }

  /** Twice a second: tells the other side that we live, and looks whether they do. */
  beat(): void {
    if ((this.#channel?.bufferedAmount ?? 0) < CONGESTED) this.#say({ kind: 'beat' });
    if (this.#wire?.connection.connectionState !== 'connected') return;
    this.events.happened(performance.now() - this.#heardAt > QUIET ? 'quiet' : 'flow');
  }

  /** Once a second: reads the browser's numbers. */
  async measure(): Promise<void> {
    const wire = this.#wire;
    if (!wire || wire.connection.connectionState !== 'connected') return;
    const report = await wire.connection.getStats().catch(() => null);
    if (!report || this.#wire !== wire) return;

    const now = totals(report, performance.now());
    const before = this.#before;
    this.#before = now;
    if (!before) return;
    if (now.bytesIn > before.bytesIn) this.#heardAt = now.at;
    const measured = sample(before, now);
    this.history.push(measured);
    this.history.splice(0, this.history.length - HISTORY);
    this.events.sampled(measured);
  }

  /** Closes the wire. The pair can take another. */
  close(): void {
    this.#listeners.abort();
    this.#wire?.connection.close();
    this.#wire = this.#negotiator = this.#channel = this.#before = null;
  }

  #connectionChanged({ connectionState }: RTCPeerConnection): void {
    if (connectionState === 'connected') {
      this.#heardAt = performance.now();
      this.events.happened('flow');
    }
    if (connectionState === 'disconnected') this.events.happened('quiet');
    if (connectionState === 'failed') this.events.happened('broken');
  }

  #show(track: MediaStreamTrack): void {
    const first = this.stream.getTracks().length === 0;
    for (const old of this.stream.getTracks()) if (old.kind === track.kind) this.stream.removeTrack(old);
    this.stream.addTrack(track);
    if (first) this.events.appeared();
  }

  #take(channel: RTCDataChannel, signal: AbortSignal): void {
    this.#channel = channel;
    channel.addEventListener('open', () => this.#claim(), { signal });
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#hear(data), { signal });
    // The other side has closed its end. If it meant to, its bye is on the way.
    channel.addEventListener('close', () => this.events.happened('quiet'), { signal });
    if (channel.readyState === 'open') this.#claim();
  }

  #hear(data: unknown): void {
    this.#heardAt = performance.now();
    const message = parseChannelMessage(data);
    if (message?.kind === 'bye') this.events.bye(message.reason);
    if (message?.kind === 'media') this.events.claimed({ camera: message.camera, microphone: message.microphone });
  }

  #claim(): void {
    const { camera, microphone } = this.tracks();
    this.#say({ kind: 'media', camera: camera !== null, microphone: microphone !== null });
  }

  #say(message: ChannelMessage): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }
}
