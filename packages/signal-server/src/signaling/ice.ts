import { createHmac } from 'node:crypto';
import type { IceServer } from './ice.contract.ts';

export interface IceConfig {
  /** Where browsers reach our STUN answerer; left out when it is off. */
  readonly stun?: { readonly host: string; readonly port: number } | undefined;
  /** `TURN_URLS` and `TURN_SECRET`, the `static-auth-secret` of coturn. */
  readonly turn?: { readonly urls: readonly string[]; readonly secret: string; readonly ttlMs?: number } | undefined;
}

/** From when to when a peer may have the relay. A long call asks again, with a later end. */
export interface RelayTimes {
  readonly from: Date;
  readonly until: Date;
}

const hour = 3_600_000;

export interface Ice {
  readonly servers: IceServer[];
  /** For how long the credentials of the relay are good, or null without. */
  readonly relaySeconds: number | null;
}

/** What a peer needs to find a way to the other one. TURN credentials are made for this peer, only in its time, and end by themselves. */
export function iceServers({ stun, turn }: IceConfig, peer: string, now: number, relay?: RelayTimes): Ice {
  const servers: IceServer[] = [];
  if (stun) servers.push({ urls: `stun:${stun.host.includes(':') ? `[${stun.host}]` : stun.host}:${stun.port}` });
  if (!turn || turn.urls.length === 0 || !relay || relay.from.getTime() > now || now >= relay.until.getTime()) return { servers, relaySeconds: null };
  // Whole seconds, as coturn counts.
  const end = Math.floor(Math.min(now + (turn.ttlMs ?? hour), relay.until.getTime()) / 1000);
  const username = `${end}:${peer}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  servers.push({ urls: [...turn.urls], username, credential });
  return { servers, relaySeconds: Math.max(0, end - Math.ceil(now / 1000)) };
}
