import type { EventEmitter } from 'node:events';
import type { Hono } from 'hono';
import type { Log } from '../shared/log.ts';
import { Addresses, type AddressLimits } from './addresses.ts';
import { signalingKey, signalingPath, type RoomPass } from './contract.ts';
import { aloneDirectory, type PeerHere } from './directory.ts';
import { openDoor } from './door.ts';
import { gauges, type Counts } from './gauges.ts';
import { Hub, type HubLimits, type HubTimes } from './hub.ts';
import { iceServers, type IceConfig, type RelayTimes } from './ice.ts';
import { nodesDirectory, type Across } from './nodes.ts';
import type { OnPresence } from './presence.ts';
import { everywhere } from './realm.ts';
import { RoomTokens, type RoomClaims } from './room-token.ts';
import { signalingRoutes } from './routes.ts';

export type { PeerHere } from './directory.ts';
export type { PresenceEvent } from './presence.ts';

export interface SignalingOptions {
  /** `room`: only with a room pass, and only inside one consult. `open`: a drop-in PeerServer for anybody. */
  readonly mode: 'room' | 'open';
  readonly tokens: { readonly secret: Uint8Array | string };
  readonly timeouts?: Partial<HubTimes> & { /** How often is looked after the above. */ readonly cleanupMs?: number };
  readonly limits?: Partial<HubLimits>;
  /** Of each address; `off` counts nothing. */
  readonly addresses?: Partial<AddressLimits> | 'off';
  /** A proxy of ours stands in front and writes X-Forwarded-For. */
  readonly trustProxy?: boolean;
  /** Whether pages of an origin may open sockets for a clinic's consults; without, all may. Asked with a room pass only. */
  readonly isAllowedOrigin?: (origin: string, clinic: string) => Promise<boolean>;
  readonly ice?: IceConfig;
  readonly now?: () => Date;
  /** Milliseconds that never jump; tests give their own. */
  readonly tick?: () => number;
  /** Told when a peer's socket has opened and, after the grace, when it has ended; told again until it does not throw. */
  readonly onPresence?: OnPresence;
  /** Joins this process with others on the same database; without it this process is alone. */
  readonly across?: Across | undefined;
  readonly log: Log;
}

export interface Signaling {
  /** All below `/peerjs`, to be mounted at the root. */
  readonly routes: Hono;
  /** Takes the WebSockets, and all other upgrades, of the HTTP server that serves these routes. */
  readonly attach: (server: EventEmitter) => void;
  /**
   * A pass for one peer: its token opens one socket within a minute. Who may have it is the caller's decision; the relay's credentials are
   * in it only within `relay`.
   */
  issue(request: RoomClaims & { readonly relay?: RelayTimes | undefined }): Promise<RoomPass>;
  /** The servers alone, to try a line with; `relay`: whether there is one, even where its credentials are not given. */
  iceFor(peer: string, relay: RelayTimes | undefined): { readonly iceServers: RoomPass['iceServers']; readonly relay: boolean };
  /** Who of the consult has an open socket, at whatever process. */
  peersOf(consult: string): Promise<PeerHere[]>;
  /** Closes the sockets of a person (or of everybody) in the consult now, at every process, and makes passes given until now worthless. */
  remove(consult: string, person?: string): Promise<void>;
  counts(): Counts;
  /** The same as flat numbers by name, for `/metrics`. The names are there from the start. */
  gauges(): Record<string, number>;
  /** Done by itself every `cleanupMs`. */
  sweep(tick?: number): void;
  /** Closes all sockets (1001), tells what is left to tell, and lets the other processes take over. */
  close(): Promise<void>;
}

const usualLimits: HubLimits = {
  peers: 10_000,
  backlog: 256 * 1024,
  burst: 2000,
  perSecond: 1000,
  bytesPerReceiver: 192 * 1024,
  bytesPerSender: 256 * 1024,
  bytesInAll: 64 * 1024 * 1024,
};
// A clinic is one address for the internet, and all of it comes back at once after an outage.
const usualAddresses: AddressLimits = { sockets: 1000, burst: 300, perSecond: 10 };
const usualTimes = { expireMs: 5000, aliveMs: 60_000, pingMs: 20_000, graceMs: 8000, cleanupMs: 1000 };

/** The signaling server: PeerJS's protocol, closed rooms, presence, on one process or several. */
export function createSignaling(options: SignalingOptions): Signaling {
  const { mode, ice = {}, now = () => new Date(), tick = () => performance.now(), across, log } = options;
  const times = { ...usualTimes, ...options.timeouts };
  const hub = new Hub({
    limits: { ...usualLimits, ...options.limits },
    times,
    tick,
    now,
    onPresence: options.onPresence ?? (() => {}),
    directory: (look, news) => (across ? nodesDirectory({ ...across, look, news, log, tick }) : aloneDirectory(look, tick)),
    log,
  });
  const { directory } = hub;
  const tokens = new RoomTokens(options.tokens.secret, () => now().getTime());
  const addresses = options.addresses === 'off' ? undefined : new Addresses({ ...usualAddresses, ...options.addresses }, tick);

  const sweep = (at = tick()) => {
    hub.sweep(at);
    directory.sweep();
    addresses?.sweep();
  };
  const timer = setInterval(sweep, times.cleanupMs);
  timer.unref();

  const counts = (): Counts => ({ ...hub.gauges, ...hub.exchange.counts, nodes: directory.nodes, refused: Object.fromEntries(hub.exchange.refused) });

  return {
    routes: signalingRoutes({ mode, peers: async () => (await directory.peersOf(everywhere)).map(({ peer }) => peer) }),
    attach: openDoor({ mode, hub, tokens, addresses, trustProxy: options.trustProxy ?? false, isAllowedOrigin: options.isAllowedOrigin, log }),
    async issue({ relay, ...claims }) {
      const { servers, relaySeconds } = iceServers(ice, claims.peer, now().getTime(), relay);
      const { token, expiresAt } = tokens.sign(claims, await directory.serial());
      return {
        peer: claims.peer,
        token,
        expiresAt: expiresAt.toISOString(),
        signaling: { path: signalingPath, key: signalingKey },
        iceServers: servers,
        relaySeconds,
      };
    },
    iceFor: (peer, relay) => ({ iceServers: iceServers(ice, peer, now().getTime(), relay).servers, relay: (ice.turn?.urls.length ?? 0) > 0 }),
    peersOf: (consult) => directory.peersOf(consult),
    remove: (consult, person) => hub.remove(consult, person),
    counts,
    gauges: () => gauges(counts()),
    sweep,
    async close() {
      clearInterval(timer);
      await hub.close();
      await directory.close();
    },
  };
}
