import * as v from 'valibot';
import { until } from '../testing/mount.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { expect, test } from '../testing/story.ts';
import { clinicAt } from './clinic.ts';
import { createHttp } from './http.ts';
import { sayIfNotLetIn } from './let-in.ts';
import { Problem } from './problem.ts';

const Pet = v.object({ name: v.string() });

function world(fetch: typeof globalThis.fetch, token?: string) {
  const signedOut: string[] = [];
  const http = createHttp({ server: new URL('https://vet.example/kit/'), clinic: 'maple-street', token: () => token, onSignedOut: (gone) => signedOut.push(gone), fetch });
  return { http, signedOut };
}

/** What a request is refused with. */
async function refused(asked: Promise<unknown>): Promise<Problem> {
  const problem = await asked.then(() => undefined, (error: unknown) => error);
  expect(problem).to.be.instanceOf(Problem);
  return problem as Problem;
}

describe('asking the server', () => {
  test('the path\'s places are filled, encoded, below the server\'s own path', () => {
    const { http } = world(fetch);
    const url = http.address('/clinics/{clinic}/pets/{pet}', { params: { pet: 'a/b?' }, query: { day: '2030-01-07', none: undefined } });
    expect(url.href).to.equal('https://vet.example/kit/api/v1/clinics/maple-street/pets/a%2Fb%3F?day=2030-01-07');
  });

  test('the answer is parsed by the contract, the token goes along', async () => {
    const server = fakeServer({ 'GET /pet': route({ handle: ({ token }) => ({ name: `Miso of ${token}` }) }) });
    const { http } = world((input, init) => server.fetch(String(input).replace('/kit', ''), init), 'sam');
    expect(await http.request('GET', '/pet', { answer: Pet })).to.deep.equal({ name: 'Miso of sam' });
  });

  test('an answer that is not as documented is refused here, and says where', async () => {
    const { http } = world(async () => Response.json({ name: 7 }));
    const problem = await refused(http.request('GET', '/pet', { answer: Pet }));
    expect([problem.code, problem.message]).to.deep.equal(['bad-answer', 'The answer is not as documented at name']);
  });

  test('a refusal keeps its code, its sentence and what comes with it', async () => {
    const server = fakeServer({ 'POST /hold': route({ handle: () => refuse(409, 'slot-taken', { detail: 'Just taken.', slots: ['x'] }) }) });
    const { http } = world((input, init) => server.fetch(String(input).replace('/kit', ''), init));
    const problem = await refused(http.request('POST', '/hold', { body: {} }));
    expect([problem.code, problem.status, problem.detail, problem.data['slots']]).to.deep.equal(['slot-taken', 409, 'Just taken.', ['x']]);
  });

  test('too many requests: how long to wait is read from the header too', async () => {
    const { http } = world(async () => new Response('<h1>slow down</h1>', { status: 429, headers: { 'retry-after': '12' } }));
    expect((await refused(http.request('GET', '/pet'))).retryAfter).to.equal(12);
  });

  test('no network is `offline`, no answer in time is `timeout`', async () => {
    expect((await refused(world(() => Promise.reject(new TypeError('Failed to fetch'))).http.request('GET', '/pet'))).code).to.equal('offline');
    const never: typeof fetch = (_, init) => new Promise((__, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)));
    expect((await refused(world(never).http.request('GET', '/pet', { timeout: 20 }))).code).to.equal('timeout');
  });

  test('who aborts gets their own reason back, not a problem', async () => {
    const never: typeof fetch = (_, init) => new Promise((__, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)));
    const leaving = new AbortController();
    const asked = world(never).http.request('GET', '/pet', { signal: leaving.signal }).catch((reason: unknown) => reason);
    leaving.abort('left the page');
    expect(await asked).to.equal('left the page');
  });

  test('a token the server no longer knows is reported once, so that the page can ask to sign in', async () => {
    const gone: typeof fetch = async () => Response.json({ type: 'about:blank', title: 'Please sign in', status: 401, code: 'sign-in-needed' }, { status: 401 });
    const { http, signedOut } = world(gone, 'old');
    await refused(http.request('GET', '/pet'));
    await until(() => signedOut.length, 'the report');
    expect(signedOut).to.deep.equal(['old']);
  });

  test('where no clinic is said none is asked about', async () => {
    const asked: unknown[] = [];
    const clinic = clinicAt({ server: new URL('https://vet.example/'), slug: '', fetch: async (input) => (asked.push(input), new Response()) });
    expect((await refused(clinic.info())).code).to.equal('not-found');
    expect(asked).to.deep.equal([]);
  });

  test('whoever puts the element on a page that is not let in reads on the console how it is', async () => {
    const [said, own] = [[] as string[], console.error];
    console.error = (line: string) => void said.push(line);
    /** As a browser sees it: the script may be read by anybody, the answer by pages that are let in. */
    const seen = (letIn: boolean, isThere = true) => async (input: RequestInfo | URL) => {
      if (!isThere || (!letIn && String(input).includes('/api/'))) throw new TypeError('Failed to fetch');
      return new Response();
    };
    const at = (slug: string) => ({ server: new URL('https://vet.example/kit/'), slug });
    const page = { origin: 'https://clinic.example' } as Location;
    try {
      await sayIfNotLetIn(at('maple-street'), page, seen(true));
      await sayIfNotLetIn(at('maple-street'), page, seen(false, false));
      await sayIfNotLetIn(at('maple-street'), { origin: 'https://vet.example' } as Location, seen(false));
      expect(said).to.deep.equal([]);
      for (const slug of ['maple-street', 'maple-street', '']) await sayIfNotLetIn(at(slug), page, seen(false));
      expect(said).to.have.length(1);
      expect(said[0]).to.contain('clinic origin maple-street https://clinic.example');
      const element = document.body.appendChild(document.createElement('vet-booking'));
      await sayIfNotLetIn(at(''), page, seen(false)).finally(() => element.remove());
      expect(said[1]).to.contain('<vet-booking> does not say which clinic');
    } finally {
      console.error = own;
    }
  });
});
