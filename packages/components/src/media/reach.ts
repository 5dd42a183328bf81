/** What a network lets through, judged. Pure. */

export type Transport = 'udp' | 'tcp';

/** What two connections of this page found when they met over a relay. */
export interface Relayed {
  /** Until they had met, milliseconds. */
  readonly openMs: number;
  /** There and back, milliseconds; each end is this page, so it is twice the way to the relay. */
  readonly roundTripMs: number;
  /** Share of what was sent and never came back, 0 to 1. */
  readonly loss: number;
  /** Thousands of bits a second that came through. */
  readonly kbps: number;
}

/** What was found out; null is what was not, or could not be, tried. */
export interface Reach {
  readonly stun: boolean | null;
  readonly udp: Relayed | false | null;
  readonly tcp: Relayed | false | null;
}

export type ReachWord = 'good' | 'offline' | 'no-relay' | 'relay-tcp-only' | 'relay-fails' | 'blocked' | 'slow' | 'lossy' | 'far';

/** The URLs of those servers that relay over this transport. */
export function relaysOver(servers: readonly RTCIceServer[], transport: Transport): RTCIceServer[] {
  return servers.flatMap((server) => {
    const urls = [server.urls].flat().filter((url) => /^turns?:/.test(url) && transportOf(url) === transport);
    return urls.length ? [{ ...server, urls }] : [];
  });
}

/** RFC 7065: UDP if nothing is said, TLS over TCP with `turns`. */
const transportOf = (url: string): Transport => (/[?&]transport=tcp\b/.test(url) || (url.startsWith('turns:') && !/[?&]transport=udp\b/.test(url)) ? 'tcp' : 'udp');

export const stunServers = (servers: readonly RTCIceServer[]): RTCIceServer[] =>
  servers.flatMap((server) => {
    const urls = [server.urls].flat().filter((url) => /^stuns?:/.test(url));
    return urls.length ? [{ urls }] : [];
  });

/** What to say of it: what keeps a call from working before what makes it worse. */
export function reachWord({ stun, udp, tcp }: Reach, online: boolean): ReachWord {
  if (!online) return 'offline';
  const best = udp || tcp;
  if (best) {
    if (best.kbps < 600) return 'slow';
    if (best.loss > 0.05) return 'lossy';
    if (best.roundTripMs > 500) return 'far';
    return udp === false ? 'relay-tcp-only' : 'good';
  }
  if (udp === false || tcp === false) return stun === false ? 'blocked' : 'relay-fails';
  return stun === false ? 'blocked' : 'no-relay';
}

/** Bars of a signal meter, 0 to 4. */
export function reachBars(reach: Reach, online: boolean): number {
  const word = reachWord(reach, online);
  const best = reach.udp || reach.tcp;
  if (word === 'offline' || word === 'blocked') return 0;
  if (!best) return word === 'relay-fails' ? 1 : 3;
  if (word === 'slow' || word === 'lossy') return best.kbps < 200 || best.loss > 0.15 ? 1 : 2;
  return word === 'good' && best.roundTripMs < 250 ? 4 : 3;
}

/** The middle one, or 0 of none. */
export const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;
