import type { Hono } from 'hono';
import type { Log } from '../shared/log.ts';
import { signalingKey, signalingPath, type RoomPass } from './contract.ts';
import { Hub, type HubLimits, type HubTimes } from './hub.ts';
import { iceServers, type IceConfig } from './ice.ts';
import { noPost, type Post } from './post.ts';
import type { OnPresence } from './presence.ts';
import { RoomTokens, tokenMs, type RoomClaims } from './room-token.ts';
import { signalingRoutes } from './routes.ts';

export type { PresenceEvent } from './presence.ts';

export interface SignalingOptions {
  /** `room`: only with a room pass, and only inside one consult. `open`: a drop-in PeerServer for anybody. */
  readonly mode: 'room' | 'open';
  readonly tokens: { readonly secret: Uint8Array | string };
  readonly timeouts?: Partial<HubTimes> & { /** How often is looked after the above. */ readonly cleanupMs?: number };
  readonly limits?: Partial<HubLimits>;
  readonly ice?: IceConfig;
  readonly now?: () => Date;
  /** Milliseconds that never jump; tests give their own. */
  readonly tick?: () => number;
  /** Told when a peer's socket has opened and, after the grace, when it has ended. What it throws is logged. */
  readonly onPresence?: OnPresence;
  /** Reaches peers at other processes; without it this process is alone. */
  readonly post?: Post;
  readonly log: Log;
}

export interface PeerHere {
  readonly peer: string;
  readonly person: string;
  readonly role: string;
}

export interface Signaling {
  /** All below `/peerjs`; to be mounted at the root of an app that is served with `createWebSocketServer()`. */
  readonly routes: Hono;
  /** A pass for one peer: its token opens one socket within a minute. Who may have it is the caller's decision. */
  issue(request: RoomClaims): Promise<RoomPass>;
  /** Who of the consult has an open socket. */
  peersOf(consult: string): PeerHere[];
  /** Closes the sockets of a person (or of everybody) in the consult now and makes passes given until now worthless. */
  remove(consult: string, person?: string): void;
  /** For `/metrics`. */
  counts(): { sockets: number; rooms: number; waiting: number; relayed: number; queued: number; expired: number; refused: Readonly<Record<string, number>> };
  /** Done by itself every `cleanupMs`. */
  sweep(tick?: number): void;
  /** Closes all sockets (1001) and stops looking after them. */
  close(): void;
}

const usualLimits: HubLimits = {
  peers: 10_000,
  backlog: 256 * 1024,
  burst: 1000,
  perSecond: 200,
  bytesPerReceiver: 192 * 1024,
  bytesPerSender: 256 * 1024,
  bytesInAll: 64 * 1024 * 1024,
};
const usualTimes = { expireMs: 5000, aliveMs: 60_000, pingMs: 20_000, graceMs: 8000, cleanupMs: 1000 };

/** The signaling server: PeerJS's protocol, closed rooms, presence. */
export function createSignaling(options: SignalingOptions): Signaling {
  const { mode, ice = {}, now = () => new Date(), tick = () => performance.now(), log } = options;
  const times = { ...usualTimes, ...options.timeouts };
  const hub = new Hub({ limits: { ...usualLimits, ...options.limits }, times, tick, now, onPresence: options.onPresence ?? (() => {}), post: options.post ?? noPost, log });
  const tokens = new RoomTokens(options.tokens.secret, () => now().getTime());

  // Until the last pass from before the removal has run out.
  const removals = new Map<string, { at: number }>();
  const removalOf = (consult: string, person: string | undefined) => JSON.stringify([consult, person ?? null]);
  const isRemoved = (consult: string, person: string, madeAt: number) =>
    [removalOf(consult, person), removalOf(consult, undefined)].some((key) => madeAt <= (removals.get(key)?.at ?? -Infinity));

  const sweep = (at = tick()) => {
    hub.sweep(at);
    tokens.sweep();
    for (const [key, removal] of removals) if (now().getTime() - removal.at > tokenMs) removals.delete(key);
  };
  const timer = setInterval(sweep, times.cleanupMs);
  timer.unref();

  return {
    routes: signalingRoutes({ mode, hub, tokens, isRemoved }),
    async issue(request) {
      const { token, expiresAt } = await tokens.sign(request);
      return {
        peer: request.peer,
        token,
        expiresAt: expiresAt.toISOString(),
        signaling: { path: signalingPath, key: signalingKey },
        iceServers: iceServers(ice, request.peer, now().getTime()),
      };
    },
    peersOf: (consult) => hub.seatsOf(consult).map(({ peer, person, role }) => ({ peer, person, role })),
    remove(consult, person) {
      removals.set(removalOf(consult, person), { at: now().getTime() });
      hub.evict(consult, person);
    },
    counts: () => ({ ...hub.gauges, ...hub.counts }),
    sweep,
    close() {
      clearInterval(timer);
      hub.close();
    },
  };
}
