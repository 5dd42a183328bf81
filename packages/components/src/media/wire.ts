import type { DeviceKind } from './device-problem.ts';

export type Tracks = Readonly<Record<DeviceKind, MediaStreamTrack | null>>;
export type Senders = Readonly<Record<DeviceKind, RTCRtpSender>>;

/** One connection to one person, with one sender per kind for its whole life. */
export interface Wire {
  /** PeerJS's connection id. */
  readonly id: string;
  readonly connection: RTCPeerConnection;
  /** Made by the caller; the other side gets it by a `datachannel` event. */
  readonly channel: RTCDataChannel | null;
  /** Null until the offer of the other side has been taken. */
  senders: Senders | null;
}

/** Makes connections with the servers of the last pass, one of them ahead of its use. */
export class Wires {
  #iceServers: readonly RTCIceServer[] = [];
  #ready: RTCPeerConnection | null = null;

  constructor(private readonly relayOnly: boolean) {}

  /** STUN and TURN to use from now on. */
  useIceServers(iceServers: readonly RTCIceServer[]): void {
    this.#iceServers = iceServers;
  }

  /** Makes a connection that finds out now by which addresses it can be reached, relays included, and tells them to nobody. */
  makeReady(): void {
    this.#ready?.close();
    this.#ready = new RTCPeerConnection(this.#configuration(READY));
  }

  /** A wire for an own call: both kinds are offered from the start, so that a camera that comes later needs no new offer. */
  toCall(tracks: Tracks): Wire {
    const connection = this.#take();
    const id = `mc_${crypto.randomUUID().replaceAll('-', '')}`;
    const streams = [new MediaStream()];
    const add = (kind: 'audio' | 'video', track: MediaStreamTrack | null): RTCRtpSender =>
      connection.addTransceiver(track ?? kind, { direction: 'sendrecv', streams }).sender;
    const senders = { microphone: add('audio', tracks.microphone), camera: add('video', tracks.camera) };
    return { id, connection, channel: connection.createDataChannel(id), senders };
  }

  /** A wire for somebody else's call; its senders come with `takeSenders`. */
  toAnswer(id: string): Wire {
    return { id, connection: this.#take(), channel: null, senders: null };
  }

  close(): void {
    this.#ready?.close();
    this.#ready = null;
  }

  #take(): RTCPeerConnection {
    const ready = this.#ready;
    this.#ready = null;
    return ready ?? new RTCPeerConnection(this.#configuration(0));
  }

  /** Sound, picture and data share one way, so that one address each is enough. */
  #configuration(iceCandidatePoolSize: number): RTCConfiguration {
    return { iceServers: [...this.#iceServers], iceCandidatePoolSize, bundlePolicy: 'max-bundle', ...(this.relayOnly && { iceTransportPolicy: 'relay' }) };
  }
}

const READY = 1;

/** The other side's offer has been taken: answers both kinds, with what is on here. */
export function takeSenders(wire: Wire, tracks: Tracks): void {
  const { connection } = wire;
  const stream = new MediaStream();
  const answer = (kind: 'audio' | 'video', track: MediaStreamTrack | null): RTCRtpSender => {
    // A caller that offers one kind only gets no more of the other.
    const transceiver = connection.getTransceivers().find(({ receiver }) => receiver.track.kind === kind) ?? connection.addTransceiver(kind);
    transceiver.direction = 'sendrecv';
    transceiver.sender.setStreams?.(stream);
    // Rejects only when the wire is closed meanwhile.
    void transceiver.sender.replaceTrack(track).catch(() => {});
    return transceiver.sender;
  };
  wire.senders = { microphone: answer('audio', tracks.microphone), camera: answer('video', tracks.camera) };
}
