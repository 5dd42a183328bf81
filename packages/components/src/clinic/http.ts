import type * as v from 'valibot';
import { notLoaded } from './problem.ts';
import type { Asking } from './session.ts';

/** What goes with one request. */
export interface RequestOptions<T> extends Asking {
  /** Values of the `{name}` places in the path, beside `{clinic}`. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON; a Blob, FormData or buffer goes as it is. */
  readonly body?: unknown;
  /** The contract's schema of the answer. Without it the answer's body is not read. */
  readonly answer?: v.GenericSchema<unknown, T>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Aborting it rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** The version this change was made from: the server refuses with `412` if somebody was faster. */
  readonly ifMatch?: string;
  /** Milliseconds until the request is given up as `timeout`; 20,000 if not said. */
  readonly timeout?: number;
  /** Let the page's end not cut it off: for the last words of a page being closed. Bodies up to 64 kB. */
  readonly keepalive?: boolean;
  /** A token to use instead of the session's. */
  readonly token?: string;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Asks one server about one clinic. */
export interface Http {
  /**
   * `path` is as documented, below `/api/v1`, with its places: `/clinics/{clinic}/appointments/{reference}`.
   * Answers are parsed by the contract. Rejects with a `Problem`: the server's own, or `offline`, `timeout`, `bad-answer`.
   */
  request<T = void>(method: Method, path: string, options?: RequestOptions<T>): Promise<T>;
  /** What is not JSON, such as a calendar file. Rejects as `request` does. */
  file(path: string, options?: Omit<RequestOptions<unknown>, 'answer'>): Promise<Blob>;
  /** The full address of a path, for the streams that are not one answer. */
  address(path: string, options?: Pick<RequestOptions<unknown>, 'params' | 'query'>): URL;
}

/** What `createHttp` needs to know. */
export interface HttpWorld {
  /** The server's address, ending in `/`. */
  readonly server: URL;
  readonly clinic: string;
  readonly token: (asking: Asking) => string | undefined;
  /** The server no longer knows this token. */
  readonly onSignedOut?: (token: string) => void;
  readonly fetch?: typeof globalThis.fetch;
}

/** Makes the one way in which elements talk to the server. */
export function createHttp(world: HttpWorld): Http {
  const address: Http['address'] = (path, { params = {}, query = {} } = {}) => {
    const places: Readonly<Record<string, string>> = { clinic: world.clinic, ...params };
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(places[name] ?? ''));
    const url = new URL(`api/v1${filled}`, world.server);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
    return url;
  };

  const ask = async (method: Method, path: string, options: RequestOptions<unknown>): Promise<Response> => {
    const token = options.token ?? world.token(options);
    // Before anything is sent: an answer that cannot be read must not be asked for. Once it is there nothing waits: the page may be going away.
    const { ask } = exchange ?? (await loadExchange());
    options.signal?.throwIfAborted();
    return ask(world, address(path, options), method, options, token);
  };

  const request = async <T>(method: Method, path: string, options: RequestOptions<T> = {}): Promise<T> => {
    const response = await ask(method, path, options);
    return options.answer ? (exchange ?? (await loadExchange())).accepted(response, options.answer) : (undefined as T);
  };

  const file: Http['file'] = async (path, options = {}) => {
    const response = await ask('GET', path, { ...options, headers: { accept: '*/*', ...options.headers } });
    return (exchange ?? (await loadExchange())).whole(response);
  };

  return { request, file, address };
}

// Sending and reading take the schema library: they come with the first question, not with an element's first screen.
type Exchange = typeof import('./exchange.ts');
let exchange: Exchange | undefined;
const loadExchange = async (): Promise<Exchange> => (exchange = await import('./exchange.ts').catch(notLoaded));
