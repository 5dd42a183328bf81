import * as v from 'valibot';

/** What a route of the fake server sees. */
export interface FakeRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON body. */
  readonly body: unknown;
  readonly token: string | undefined;
  readonly headers: Headers;
  readonly signal: AbortSignal | undefined;
}

/** A refusal, as the server says it. */
export interface FakeRefusal {
  readonly status: number;
  readonly code: string;
  readonly [more: string]: unknown;
}

/** One route: what may be sent and what is answered, both by the contract, and how. Throw `refuse(…)` to refuse. */
export interface FakeRoute<B, A> {
  readonly body?: v.GenericSchema<unknown, B>;
  readonly answer?: v.GenericSchema<unknown, A>;
  readonly status?: number;
  readonly handle: (request: FakeRequest & { readonly body: B }) => A | Promise<A>;
}

class Refused extends Error {
  constructor(readonly body: FakeRefusal) {
    super(body.code);
  }
}

/** Refuses from inside a route. */
export function refuse(status: number, code: string, more: Readonly<Record<string, unknown>> = {}): never {
  throw new Refused({ ...more, status, code });
}

/** Keeps the types of body and answer together: `route({ body: AskCode, answer: CodeAsked, handle: … })`. */
export const route = <B, A>(of: FakeRoute<B, A>): FakeRoute<never, unknown> => of as unknown as FakeRoute<never, unknown>;

/** One request that was made, for stories about what is sent. */
export interface Made {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly token: string | undefined;
}

/**
 * A small server in memory that speaks the HTTP contract. Keys are `METHOD /path` below `/api/v1`, with `{places}`.
 * Bodies and answers are checked by the contract's schemas, so a story cannot pass on something the server would never say.
 */
export function fakeServer(routes: Readonly<Record<string, FakeRoute<never, unknown>>>): { fetch: typeof fetch; made: Made[]; online: boolean } {
  const table = Object.entries(routes).map(([key, of]) => {
    const [method, path = ''] = key.split(' ');
    return { method, pattern: new RegExp(`^/api/v1${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`), of };
  });

  const world = { made: [] as Made[], online: true, fetch: answer as typeof fetch };
  return world;

  async function answer(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    if (!world.online) throw new TypeError('Failed to fetch');
    const request = new Request(input, { ...init, signal: null });
    const url = new URL(request.url);
    const text = await request.text();
    const body: unknown = text && request.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text || undefined;
    const token = request.headers.get('authorization')?.replace(/^Bearer /, '');
    world.made.push({ method: request.method, path: url.pathname.replace('/api/v1', ''), body, token });

    for (const { method, pattern, of } of table) {
      const match = method === request.method && pattern.exec(url.pathname);
      if (!match) continue;
      try {
        const seen = { params: { ...match.groups }, query: url.searchParams, token, headers: request.headers, signal: init.signal ?? undefined };
        const sent = of.body ? v.parse(of.body, body) : body;
        const said = await of.handle({ ...seen, body: sent as never });
        if (said instanceof Response) return said;
        init.signal?.throwIfAborted();
        return Response.json(of.answer ? v.parse(of.answer, said) : said, { status: of.status ?? 200 });
      } catch (problem) {
        if (!(problem instanceof Refused)) throw problem;
        return refusal(problem.body);
      }
    }
    return refusal({ status: 404, code: 'not-found' });
  }
}

function refusal(body: FakeRefusal): Response {
  return Response.json({ type: 'about:blank', title: body.code, ...body }, { status: body.status, headers: { 'content-type': 'application/problem+json' } });
}
