import type { DeviceKind } from './device-problem.ts';
import type { IncomingCall } from './door.ts';
import type { PeerEvent } from './ladder.ts';
import { parseChannelMessage, type ByeReason, type ChannelMessage, type NegotiationSignal } from './messages.ts';
import type { LineLevel } from './line.ts';
import { Negotiator } from './negotiator.ts';
import { Outgoing } from './outgoing.ts';
import type { Tracks, Wire } from './wire.ts';
import { sample, totals, type QualitySample, type Totals } from './quality.ts';
import { fingerprintOf, Safety } from './safety.ts';
import { addSecond, NO_TALLY, reportOf, type PeerReport, type Tally } from './tally.ts';

/** What the other person sends, as their browser says. */
export interface RemoteMedia {
  readonly camera: boolean;
  readonly microphone: boolean;
  /** The picture is a screen. */
  readonly screen: boolean;
  /** How much their line lets through: `audio` and `phone` mean that the picture is left out for now. */
  readonly level: LineLevel;
}

export interface PairEvents {
  send(signal: NegotiationSignal): void;
  happened(event: PeerEvent): void;
  /** The first track of the other person is here; `stream` stays the same for life. */
  appeared(): void;
  claimed(media: RemoteMedia): void;
  bye(reason: ByeReason): void;
  said(words: unknown): void;
  sampled(sample: QualitySample): void;
  /** What is sent to them has changed. */
  leveled(level: LineLevel): void;
  /** Words to compare; null: somebody has tampered with their exchange. */
  agreed(words: readonly string[] | null): void;
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
  /** Nothing arrived between the last two looks. */
  #nothingCame = false;
  #safety: Safety | null = null;
  #tally: Tally = NO_TALLY;
  #mended = { restarts: 0, recalls: 0 };
  /** What they say of the last second. */
  #they = { hears: false, sees: false };
  readonly #outgoing = new Outgoing();
  #listeners = new AbortController();

  constructor(
    private readonly polite: boolean,
    private readonly tracks: () => Tracks & { readonly screen: boolean },
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

  /** Nothing has arrived since the last look. */
  get isQuiet(): boolean {
    return this.#nothingCame;
  }

  get level(): LineLevel {
    return this.#outgoing.level;
  }

  get report(): PeerReport {
    return reportOf(this.#tally, this.#mended);
  }

  /** Calls them over a new wire. */
  callBy(wire: Wire): void {
    void this.#use(wire).call();
  }

  /** Takes their call by a new wire. */
  answerBy(wire: Wire, { offer, candidates }: IncomingCall): void {
    void this.#use(wire).answer(offer, candidates, this.tracks);
  }

  /** STUN and TURN for whatever path is looked for next. Nothing that runs is touched. */
  useIceServers(iceServers: readonly RTCIceServer[]): void {
    this.#negotiator?.useIceServers(iceServers);
  }

  /** Takes a new wire; the old one, if any, is closed. */
  #use(wire: Wire): Negotiator {
    if (this.#wiredAt > 0 && this.stream.getTracks().length > 0) this.#mended.recalls++;
    this.close();
    this.#wire = wire;
    this.#outgoing.use(wire);
    this.#safety = new Safety(
      (message) => this.#say(message),
      () => fingerprintsOf(connection),
      (words) => this.#wire === wire && this.events.agreed(words),
    );
    this.#wiredAt = performance.now();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const { connection } = wire;

    const negotiator = new Negotiator(wire, this.polite, {
      send: (message) => this.events.send(message),
      broken: () => this.#wire === wire && this.events.happened('broken'),
    });
    connection.addEventListener('connectionstatechange', () => this.#connectionChanged(connection), { signal });
    connection.addEventListener('track', ({ track }) => this.#show(track), { signal });
    connection.addEventListener('datachannel', ({ channel }) => this.#take(channel, signal), { signal });
    if (wire.channel) this.#take(wire.channel, signal);
    this.#negotiator = negotiator;
    return negotiator;
  }

  receive(signal: NegotiationSignal): void {
    void this.#negotiator?.receive(signal);
  }

  restart(iceServers: readonly RTCIceServer[]): void {
    this.#mended.restarts++;
    void this.#negotiator?.restart(iceServers);
  }

  /** Sends another track, or nothing, from now on. No negotiation is needed. */
  replace(device: DeviceKind, track: MediaStreamTrack | null): void {
    const wire = this.#wire;
    // Rejects only when the wire is closed meanwhile, and then nothing is sent anyway.
    void wire?.senders?.[device]
      .replaceTrack(track)
      .then(() => this.#outgoing.apply())
      .catch(() => {});
    this.#claim();
  }

  /** How many people receive from here. */
  share(others: number): void {
    this.#outgoing.share(others);
  }

  bye(reason: ByeReason): void {
    this.#say({ kind: 'bye', reason });
  }

  /** Says something of the app's. Lost when there is no way to them now. */
  say(words: unknown): void {
    this.#say({ kind: 'said', words });
  }

  /** Sends neither sound nor picture any more. */
  silence(): void {
    for (const sender of Object.values(this.#wire?.senders ?? {})) void sender.replaceTrack(null).catch(() => {});
  }

  /** Twice a second: tells the other side that we live, and what arrived here. */
  beat(): void {
    if ((this.#channel?.bufferedAmount ?? 0) < CONGESTED) {
      const last = this.history.findLast(({ at }) => performance.now() - at < QUIET);
      this.#say({ kind: 'beat', hears: (last?.audioPackets ?? 0) > 0, sees: (last?.framesDecoded ?? 0) > 0 });
    }
  }

  /** Looks whether the other side lives. */
  listen(): void {
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
    const arrives = now.bytesIn > before.bytesIn;
    if (arrives) this.#heardAt = now.at;
    if (arrives && this.#nothingCame) this.#outgoing.refresh();
    this.#nothingCame = !arrives;
    const measured = sample(before, now);
    this.history.push(measured);
    this.history.splice(0, this.history.length - HISTORY);
    this.#tally = addSecond(this.#tally, { sample: measured, level: this.level, theyHear: this.#they.hears, theySee: this.#they.sees });
    if (!arrives) this.#outgoing.silent(now.at);
    else if (this.#outgoing.measured(measured)) {
      this.events.leveled(this.level);
      this.#claim();
    }
    this.events.sampled(measured);
  }

  /** Closes the wire. The pair can take another. */
  close(): void {
    this.#listeners.abort();
    this.#wire?.connection.close();
    this.#wire = this.#negotiator = this.#channel = this.#before = this.#safety = null;
    this.#outgoing.use(null);
    this.#they = { hears: false, sees: false };
  }

  #connectionChanged({ connectionState }: RTCPeerConnection): void {
    if (connectionState === 'connected') {
      this.#heardAt = performance.now();
      this.#outgoing.apply();
      this.events.happened('flow');
    }
    if (connectionState === 'disconnected') this.events.happened('quiet');
    if (connectionState === 'failed') this.events.happened('broken');
  }

  #show(track: MediaStreamTrack): void {
    const first = this.stream.getTracks().length === 0;
    for (const old of this.stream.getTracks()) if (old.kind === track.kind) this.stream.removeTrack(old);
    this.stream.addTrack(track);
    // Sound and picture come as two events of one moment; who shows them had better begin with both.
    if (first) setTimeout(() => this.events.appeared());
  }

  #take(channel: RTCDataChannel, signal: AbortSignal): void {
    this.#channel = channel;
    const opened = (): void => {
      this.#claim();
      void this.#safety?.begin();
    };
    channel.addEventListener('open', opened, { signal });
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#hear(data), { signal });
    // The other side has closed its end. If it meant to, its bye is on the way.
    channel.addEventListener('close', () => this.events.happened('quiet'), { signal });
    if (channel.readyState === 'open') opened();
  }

  #hear(data: unknown): void {
    this.#heardAt = performance.now();
    const message = parseChannelMessage(data);
    switch (message?.kind) {
      case 'bye':
        return this.events.bye(message.reason);
      case 'said':
        return this.events.said(message.words);
      case 'beat':
        if (this.#they.sees && !message.sees) this.#outgoing.refresh();
        this.#they = message;
        return;
      case 'promise':
      case 'nonce':
        return void this.#safety?.hear(message);
      case 'media': {
        const { kind: _, ...media } = message;
        return this.events.claimed(media);
      }
    }
  }

  #claim(): void {
    const { camera, microphone, screen } = this.tracks();
    this.#say({ kind: 'media', camera: camera !== null, microphone: microphone !== null, screen, level: this.level });
  }

  #say(message: ChannelMessage): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }
}

/** The keys of both sides, own first. */
function fingerprintsOf({ localDescription, remoteDescription }: RTCPeerConnection): readonly [string, string] | null {
  const own = fingerprintOf(localDescription?.sdp);
  const other = fingerprintOf(remoteDescription?.sdp);
  return own && other ? [own, other] : null;
}
