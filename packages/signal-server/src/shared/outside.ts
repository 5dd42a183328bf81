import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isLoopback, isPublicAddress } from './public-address.ts';

/**
 * Why something outside could not be had. `address-bad`: no plain https address. `place-closed`: it leads into a private network.
 * `locked`: it asks for a password. `gone`: it is not there.
 */
export type OutsideFault = 'address-bad' | 'place-closed' | 'unreachable' | 'too-slow' | 'too-large' | 'too-many-moves' | 'locked' | 'gone' | 'answer-bad';

export type Fetched = { readonly text: string } | { readonly fault: OutsideFault };
/** The way to addresses that people give. */
export interface Outside {
  /** The address as it would be asked; nothing when it is none that may be. */
  readonly urlOf: (address: string) => URL | undefined;
  /** Fetches a text. Never throws; never says the address. */
  readonly fetch: (address: string) => Promise<Fetched>;
}

interface Resolved {
  readonly address: string;
  readonly family: number;
}

export interface OutsideOptions {
  /** This machine may be asked too, by plain http and any port: for tests. */
  readonly loopback?: boolean;
  readonly resolve?: (host: string) => Promise<readonly Resolved[]>;
  readonly timeoutMs?: number;
  readonly largestBytes?: number;
}

const mostMoves = 3;
const longestAddress = 2000;
const bare = (host: string) => host.replace(/^\[|\]$/g, '');

/** The address as it is asked: https, the usual port, no name and password in it. `webcal:` is another word for it. */
export function outsideUrl(address: string, { loopback = false }: Pick<OutsideOptions, 'loopback'> = {}): URL | undefined {
  if (address.length > longestAddress || !URL.canParse(address.replace(/^webcals?:/i, 'https:'))) return undefined;
  const url = new URL(address.replace(/^webcals?:/i, 'https:'));
  if (url.username || url.password || !url.hostname) return undefined;
  const here = loopback && (url.hostname === 'localhost' || isLoopback(bare(url.hostname)) || url.hostname.endsWith('.example'));
  url.hash = '';
  return (url.protocol === 'https:' && url.port === '') || (here && /^https?:$/.test(url.protocol)) ? url : undefined;
}

class Refused extends Error {
  constructor(readonly fault: OutsideFault) {
    super(fault);
  }
}

/**
 * Reads texts from addresses that people give, without being led into the network the server stands in. A name is resolved once, all that it
 * resolves to must be public, and the connection goes to exactly that address: a name that means something else a moment later changes
 * nothing. Each place it is sent on to is looked at in the same way.
 */
export function createOutside({ loopback = false, resolve = resolveName, timeoutMs = 15_000, largestBytes = 5_000_000 }: OutsideOptions = {}): Outside {
  const mayAsk = (address: string) => isPublicAddress(address) || (loopback && isLoopback(address));

  async function placeOf(url: URL): Promise<Resolved> {
    const found = await resolve(bare(url.hostname)).catch(() => []);
    const [first] = found;
    if (!first) throw new Refused('unreachable');
    if (!found.every(({ address }) => mayAsk(address))) throw new Refused('place-closed');
    return first;
  }

  async function read(address: string, signal: AbortSignal): Promise<string> {
    let url = outsideUrl(address, { loopback });
    for (let moves = 0; moves <= mostMoves; moves += 1) {
      if (!url) throw new Refused('address-bad');
      const answer = await ask(url, await placeOf(url), signal);
      const { statusCode: status = 0, headers } = answer;
      if (status === 200) return body(answer, largestBytes);
      answer.destroy();
      if (![301, 302, 303, 307, 308].includes(status)) throw new Refused(status === 401 || status === 403 ? 'locked' : status === 404 || status === 410 ? 'gone' : 'answer-bad');
      if (!headers.location || !URL.canParse(headers.location, url.href)) throw new Refused('answer-bad');
      url = outsideUrl(new URL(headers.location, url).href, { loopback });
    }
    throw new Refused('too-many-moves');
  }

  return { urlOf: (address) => outsideUrl(address, { loopback }), fetch };

  async function fetch(address: string): Promise<Fetched> {
    const signal = AbortSignal.timeout(timeoutMs);
    const late = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Refused('too-slow')), { once: true }));
    try {
      // The resolver of the system cannot be called off: its answer is not waited for.
      return { text: await Promise.race([read(address, signal), late]) };
    } catch (error) {
      return { fault: error instanceof Refused ? error.fault : signal.aborted ? 'too-slow' : 'unreachable' };
    }
  }
}

const resolveName = (host: string): Promise<readonly Resolved[]> => lookup(host, { all: true });

/** One request on a connection of its own, to the address that was looked at. */
function ask(url: URL, { address, family }: Resolved, signal: AbortSignal): Promise<IncomingMessage> {
  const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      agent: false,
      signal,
      headers: { accept: 'text/calendar, text/plain;q=0.5', 'accept-encoding': 'identity', 'user-agent': 'VetKit calendar import' },
      lookup: (_host, options, done) => (options.all ? done(null, [{ address, family }]) : done(null, address, family)),
    });
    request.on('response', resolve).on('error', reject).end();
  });
}

async function body(answer: IncomingMessage, largestBytes: number): Promise<string> {
  const coding = answer.headers['content-encoding'];
  if (coding && coding !== 'identity') throw new Refused('answer-bad');
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.length;
    // Leaving the loop ends the connection.
    if (size > largestBytes) throw new Refused('too-large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
