import { ProblemBody } from '@vetkit/signal-server/shared/problem.contract';
import * as v from 'valibot';
import type { HttpWorld, Method, RequestOptions } from './http.ts';
import { Problem } from './problem.ts';

/** Sends one request, and gives the answer if the server did not refuse. */
export async function ask(world: HttpWorld, url: URL, method: Method, options: RequestOptions<unknown>, token: string | undefined): Promise<Response> {
  const response = await reach(world.fetch ?? globalThis.fetch, url, method, options, token);
  if (response.ok) return response;
  const problem = await refusal(response);
  if (problem.code === 'sign-in-needed' && token) world.onSignedOut?.(token);
  throw problem;
}

async function reach(fetch: typeof globalThis.fetch, url: URL, method: Method, options: RequestOptions<unknown>, token: string | undefined): Promise<Response> {
  const { body, signal, timeout = 20_000 } = options;
  const raw = body instanceof Blob || body instanceof FormData || body instanceof ArrayBuffer || ArrayBuffer.isView(body);
  const headers = {
    accept: 'application/json',
    ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(options.ifMatch === undefined ? {} : { 'if-match': options.ifMatch }),
    ...options.headers,
  };
  const limit = AbortSignal.timeout(timeout);
  try {
    return await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
      // Tokens travel in the header; cookies never do.
      credentials: 'omit',
      cache: 'no-store',
      keepalive: options.keepalive ?? false,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    const code = limit.aborted ? 'timeout' : 'offline';
    throw new Problem({ code, title: code === 'timeout' ? 'The server took too long' : 'The server cannot be reached' }, { cause });
  }
}

/** The answer as the contract has it, or a `Problem` that says where it is not. */
export async function accepted<T>(response: Response, schema: v.GenericSchema<unknown, T>): Promise<T> {
  const parsed = v.safeParse(schema, await json(response));
  if (parsed.success) return parsed.output;
  // Which field is wrong may be logged; what stood in it may not.
  const where = v.getDotPath(parsed.issues[0]) ?? '(the whole)';
  throw new Problem({ code: 'bad-answer', status: response.status, title: `The answer is not as documented at ${where}` });
}

/** What the server refused, and why. */
async function refusal(response: Response): Promise<Problem> {
  const parsed = v.safeParse(ProblemBody, await json(response));
  const after = Number(response.headers.get('retry-after')) || undefined;
  if (parsed.success) return new Problem({ ...parsed.output, retryAfter: parsed.output.retryAfter ?? after });
  return new Problem({ code: response.status >= 500 ? 'internal' : 'bad-answer', status: response.status, title: `The server answered ${response.status}`, retryAfter: after });
}

/** A file to its last byte. */
export const whole = (response: Response): Promise<Blob> =>
  response.blob().catch((cause: unknown) => {
    throw new Problem({ code: 'offline', title: 'The file broke off' }, { cause });
  });

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw new Problem({ code: 'offline', title: 'The answer broke off' }, { cause });
  }
}
