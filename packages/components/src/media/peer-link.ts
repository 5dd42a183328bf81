import type { Peer } from 'peerjs';
import { fromServer, toServer, type Arrival, type Signal } from './messages.ts';

/**
 * The only file that knows PeerJS. It lends PeerJS's socket; the connections themselves are our own, since PeerJS would make them late and
 * close them at the first trouble (ICE failed, LEAVE from the server, destroy).
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

export interface PeerLink {
  /** Settles once, when the socket is gone. */
  readonly ended: Promise<LinkEnd>;
  send(to: string, signal: Signal): void;
  /** Tells the server that this person is in the call from now on, and waits no longer. */
  join(): void;
  /** Tells the server that this person means to go. */
  leave(): void;
  /** Closes the socket. Connections live on. */
  close(): void;
}

export interface LinkOptions {
  readonly peerId: string;
  readonly token: string;
  readonly server: PeerServerAddress;
  /** How long to wait for OPEN, in milliseconds: some servers forget to send it. */
  readonly patience: number;
  /** Gives the attempt up before OPEN has come. */
  readonly signal: AbortSignal;
}

/** Opens one socket. Resolves with the link once the server has said OPEN, or with the reason why not. */
export async function openLink(options: LinkOptions, arrived: (arrival: Arrival) => void): Promise<PeerLink | LinkEnd> {
  const PeerClass = await loadPeer();
  if (!PeerClass) return 'not-loaded';
  const { peerId, token, server, patience, signal } = options;
  // PeerJS makes no connection here; whatever it might make reaches no server of its own.
  const peer = new PeerClass(peerId, { ...server, token, config: { iceServers: [] }, debug: 0 });

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
      if (arrival.kind === 'signal') takeOver(peer, arrival.from, arrival.signal);
      arrived(arrival);
    });
  });
  // Nobody is offered data alone.
  peer.on('connection', (connection) => connection.close());

  const giveUp = (): void => finish('no-answer');
  const watchdog = setTimeout(giveUp, patience);
  signal.addEventListener('abort', giveUp);
  const result = await Promise.race([opened, ended]);
  clearTimeout(watchdog);
  signal.removeEventListener('abort', giveUp);
  if (result !== true) return result;

  return {
    ended,
    send: (to, signal) => peer.socket.send(toServer(to, signal)),
    join: () => peer.socket.send({ type: 'JOIN' }),
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

/** PeerJS has put an offer into a connection of its own, which has not begun anything, and keeps for ever what belongs to none: both are ours. */
function takeOver(peer: Peer, from: string, signal: Signal): void {
  if (signal.kind !== 'offer' && signal.kind !== 'candidate' && signal.kind !== 'answer') return;
  const connection = peer.getConnection(from, signal.call);
  if (connection) peer._removeConnection(connection);
  peer._getMessages(signal.call);
}
