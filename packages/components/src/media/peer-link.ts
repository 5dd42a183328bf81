import type { MediaConnection, Peer } from 'peerjs';
import type { DeviceKind } from './device-problem.ts';
import { fromServer, toServer, type Arrival, type Signal } from './messages.ts';

/**
 * The only file that knows PeerJS. It lends PeerJS's socket and first offer/answer, then takes each connection over,
 * since PeerJS would close it at the first trouble (ICE failed, LEAVE from the server, destroy).
 */

/** Ids PeerJS accepts. */
export const PEER_ID = /^[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*$/;

/** Where a PeerServer listens. All are required, so that PeerJS's public cloud is never reached by omission. */
export interface PeerServerAddress {
  readonly host: string;
  readonly port: number;
  /** The server's `path` option, such as `/peerjs`. */
  readonly path: string;
  readonly secure: boolean;
  readonly key: string;
}

/** Why a socket could not be opened, or ended. */
export type LinkEnd =
  | 'lost' // the network, or the server went away
  | 'no-answer' // no OPEN in time
  | 'id-taken'
  | 'refused' // the server said no (token, key, limit)
  | 'superseded' // the same person came in from elsewhere
  | 'removed' // somebody in charge closed the door
  | 'unsupported' // this browser cannot do calls
  | 'not-loaded' // PeerJS's code could not be fetched
  | 'closed'; // by ourselves

/** Close codes of our server. Any other code is a loss that heals by connecting again. */
const CLOSE_CODES: Readonly<Record<number, LinkEnd>> = { 4001: 'superseded', 4003: 'removed' };

export type Tracks = Readonly<Record<DeviceKind, MediaStreamTrack | null>>;
export type Senders = Readonly<Record<DeviceKind, RTCRtpSender>>;

/** One connection, freed from PeerJS: nothing of it is handled by PeerJS any more. */
export interface Wire {
  /** PeerJS's connection id. */
  readonly id: string;
  readonly connection: RTCPeerConnection;
  /** Made by the caller; the other side gets it by a `datachannel` event. */
  readonly channel: RTCDataChannel | null;
  /** One per kind for the whole life of the connection. */
  readonly senders: Senders;
}

export interface IncomingCall {
  readonly from: string;
  answer(tracks: Tracks): Wire;
  drop(): void;
}

export interface PeerLink {
  /** Settles once, when the socket is gone. */
  readonly ended: Promise<LinkEnd>;
  /** Null when PeerJS has lost its socket this moment. */
  call(to: string, tracks: Tracks): Wire | null;
  send(to: string, signal: Signal): void;
  /** Servers for the connections made from now on. */
  useIceServers(iceServers: readonly RTCIceServer[]): void;
  /** Tells the server that this person means to go. */
  leave(): void;
  /** Closes the socket. Connections taken over live on. */
  close(): void;
}

export interface LinkOptions {
  readonly peerId: string;
  readonly token: string;
  readonly server: PeerServerAddress;
  readonly iceServers: readonly RTCIceServer[];
  /** No ways but over relays. */
  readonly relayOnly: boolean;
  /** How long to wait for OPEN, in milliseconds: some servers forget to send it. */
  readonly patience: number;
  /** Gives the attempt up before OPEN has come. */
  readonly signal: AbortSignal;
}

export interface LinkEvents {
  arrived(arrival: Arrival): void;
  called(call: IncomingCall): void;
}

/** Opens one socket. Resolves with the link once the server has said OPEN, or with the reason why not. */
export async function openLink(options: LinkOptions, events: LinkEvents): Promise<PeerLink | LinkEnd> {
  const PeerClass = await loadPeer();
  if (!PeerClass) return 'not-loaded';
  const { peerId, token, server, iceServers, relayOnly, patience, signal } = options;
  const config = (servers: readonly RTCIceServer[]): RTCConfiguration => ({
    iceServers: [...servers],
    ...(relayOnly && { iceTransportPolicy: 'relay' }),
  });
  const peer = new PeerClass(peerId, { ...server, token, config: config(iceServers), debug: 0 });

  let end: (reason: LinkEnd) => void = () => {};
  const ended = new Promise<LinkEnd>((resolve) => (end = resolve));
  const finish = (reason: LinkEnd): void => {
    end(reason);
    peer.destroy();
  };
  watchCloseCode(peer, finish);
  peer.on('disconnected', () => finish('lost'));
  peer.on('error', ({ type }) => {
    if (type === 'unavailable-id') finish('id-taken');
    else if (type === 'browser-incompatible') finish('unsupported');
    else if (type === 'server-error' || type === 'invalid-key' || type === 'invalid-id') finish('refused');
    // `network` and `socket-*` come with `disconnected`; `peer-unavailable` arrives as EXPIRE; `webrtc` errors belong
    // to connections that have their own watch.
  });

  const opened = new Promise<true>((resolve) => {
    peer.socket.on('message', (message: unknown) => {
      const arrival = fromServer(message);
      if (!arrival) return;
      if (arrival.kind === 'open') resolve(true);
      if (arrival.kind === 'signal') forgetStored(peer, arrival.signal);
      events.arrived(arrival);
    });
  });
  peer.on('call', (call) => events.called(incoming(peer, call)));

  const giveUp = (): void => finish('no-answer');
  const watchdog = setTimeout(giveUp, patience);
  signal.addEventListener('abort', giveUp);
  const result = await Promise.race([opened, ended]);
  clearTimeout(watchdog);
  signal.removeEventListener('abort', giveUp);
  if (result !== true) return result;

  return {
    ended,
    call: (to, tracks) => (peer.disconnected ? null : withTracks(tracks, (stream) => takeOver(peer, peer.call(to, stream)), peer)),
    send: (to, signal) => peer.socket.send(toServer(to, signal)),
    useIceServers: (servers) => void (peer.options.config = config(servers)),
    leave: () => peer.socket.send({ type: 'LEAVE' }),
    close: () => finish('closed'),
  };
}

/** Fetches the code of calls ahead of `join()`, which then begins at once. Call it when what the person looks at has been drawn. */
export const preloadCalls = async (): Promise<void> => void (await loadPeer());

/** Not before it is needed: importing PeerJS makes a connection object to see what the browser can do. */
async function loadPeer(): Promise<typeof Peer | null> {
  try {
    const { Peer } = await import('peerjs');
    return Peer;
  } catch {
    return null; // The file could not be fetched. The next attempt fetches it again.
  }
}

/** PeerJS does not tell the close code, so its own handler gives way: all it would do is done by `finish`. */
function watchCloseCode(peer: Peer, finish: (reason: LinkEnd) => void): void {
  const socket: unknown = Reflect.get(peer.socket, '_socket');
  if (!(socket instanceof WebSocket)) return;
  socket.onclose = ({ code }) => finish(CLOSE_CODES[code] ?? 'lost');
}

/** PeerJS keeps what it cannot place for ever. What belongs to a call we hold is ours already. */
function forgetStored(peer: Peer, signal: Signal): void {
  if (signal.kind !== 'candidate' && signal.kind !== 'answer') return;
  const waiting = Object.values(peer.connections).flat() as MediaConnection[];
  if (!waiting.some((call) => call.connectionId === signal.call)) peer._getMessages(signal.call);
}

const incoming = (peer: Peer, call: MediaConnection): IncomingCall => ({
  from: call.peer,
  answer: (tracks) =>
    withTracks(tracks, (stream) => {
      call.answer(stream);
      return takeOver(peer, call);
    }, peer),
  drop: () => call.close(),
});

function takeOver(peer: Peer, call: MediaConnection): Wire {
  const { peerConnection: connection, connectionId: id } = call;
  const channel: RTCDataChannel | undefined = call.dataChannel;

  connection.oniceconnectionstatechange = null;
  connection.onicecandidate = null;
  connection.ontrack = null;
  connection.ondatachannel = null;
  if (channel) channel.onopen = channel.onclose = null;
  peer._removeConnection(call);

  const [camera, microphone] = ['video', 'audio'].map((kind) =>
    connection.getSenders().find((sender) => sender.track?.kind === kind),
  );
  if (!camera || !microphone) throw new Error('The connection has no sender for a kind.');
  return { id, connection, channel: channel ?? null, senders: { camera, microphone } };
}

/**
 * Both kinds are offered from the start, so that a camera that comes later needs no new offer. PeerJS can only
 * offer tracks, so an empty one stands in for a device that is off, and is taken out at once.
 */
function withTracks(tracks: Tracks, connect: (stream: MediaStream) => Wire, peer: Peer): Wire {
  const spare = new RTCPeerConnection(peer.options.config as RTCConfiguration);
  const standIn = (kind: 'audio' | 'video'): MediaStreamTrack => spare.addTransceiver(kind).receiver.track;
  const wire = connect(new MediaStream([tracks.microphone ?? standIn('audio'), tracks.camera ?? standIn('video')]));

  const removed = (['camera', 'microphone'] as const)
    .filter((device) => !tracks[device])
    .map((device) => wire.senders[device].replaceTrack(null));
  void Promise.allSettled(removed).then(() => spare.close());
  return wire;
}
