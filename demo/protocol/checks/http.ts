import { expect, expectSame, type Check } from '../check.ts';

const origin = 'https://portal.example';
const fromPage = { headers: { origin } };
const reflects = (answer: Response): void => {
  expectSame(answer.headers.get('access-control-allow-origin'), origin, 'Access-Control-Allow-Origin');
  expect((answer.headers.get('vary') ?? '').includes('Origin'), 'Vary should name Origin');
};
const idRule = /^[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*$/;

export const http: Check[] = [
  {
    name: 'the greeting says what this is',
    async run(stage) {
      const answer = await stage.get('');
      expectSame(answer.status, 200, 'status');
      const greeting = (await answer.json()) as Record<string, unknown>;
      expectSame(greeting['name'], 'PeerJS Server', 'name');
      expectSame([typeof greeting['description'], typeof greeting['website']], ['string', 'string'], 'description and website');
    },
  },
  {
    name: 'the greeting is for pages of any origin',
    async run(stage) {
      reflects(await stage.get('', fromPage));
    },
  },
  {
    name: 'a preflight is answered',
    async run(stage) {
      const answer = await stage.get(`${stage.target.key}/id`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET' } });
      expectSame([answer.status, answer.headers.get('access-control-allow-methods')], [204, 'GET,HEAD,PUT,PATCH,POST,DELETE'], 'preflight');
      reflects(answer);
    },
  },
  {
    name: 'an id is given as the client expects it',
    mode: 'open',
    async run(stage) {
      const answer = await stage.get(`${stage.target.key}/id?ts=${Date.now()}${Math.random()}&version=1.5.5`);
      expectSame([answer.status, answer.headers.get('content-type')], [200, 'text/html; charset=utf-8'], 'id');
      const id = await answer.text();
      expect(idRule.test(id), `the client would refuse the id ${id}`);
    },
  },
  {
    name: 'ids differ',
    mode: 'open',
    async run(stage) {
      const ids = await Promise.all(Array.from({ length: 40 }, async () => (await stage.get(`${stage.target.key}/id`)).text()));
      expectSame(new Set(ids).size, 40, 'different ids');
    },
  },
  {
    name: 'an id that was given can be used',
    mode: 'open',
    async run(stage) {
      await stage.join(await (await stage.get(`${stage.target.key}/id`)).text());
    },
  },
  {
    name: 'ids are for pages of any origin',
    mode: 'open',
    async run(stage) {
      reflects(await stage.get(`${stage.target.key}/id`, fromPage));
    },
  },
  {
    name: 'an id is not to be cached',
    mode: 'open',
    fault: 10,
    async run(stage) {
      expect(/no-store|no-cache/.test((await stage.get(`${stage.target.key}/id`)).headers.get('cache-control') ?? ''), 'there is no Cache-Control');
    },
  },
  {
    name: 'another key is given no ids',
    mode: 'open',
    fault: 10,
    async run(stage) {
      const { status } = await stage.get('another-key/id');
      expect(status >= 400 && status < 500, `the answer was ${status}`);
    },
  },
  {
    name: 'peers are listed, or it is said that they are not',
    async run(stage) {
      const id = stage.id('listed');
      await stage.join(id);
      const answer = await stage.get(`${stage.target.key}/peers`);
      if (answer.status === 401) return expectSame(await answer.text(), 'Unauthorized', 'refusal');
      expectSame(answer.status, 200, 'status');
      expect(((await answer.json()) as string[]).includes(id), 'a connected peer is missing');
    },
  },
  {
    name: 'pages of any origin can read that peers are not listed',
    async run(stage) {
      reflects(await stage.get(`${stage.target.key}/peers`, fromPage));
    },
  },
  {
    name: 'room mode gives no ids and lists nobody',
    mode: 'room',
    async run(stage) {
      await stage.join(stage.id('hidden'));
      expectSame([(await stage.get(`${stage.target.key}/id`)).status, (await stage.get(`${stage.target.key}/peers`)).status], [403, 401], 'id and peers');
    },
  },
  ...['%zz', '%00', `${'a'.repeat(8000)}`, '..%2f..%2fetc%2fpasswd', 'peerjs?id=%ff&token=%zz&key=%', "'%22%3E"].map(
    (path): Check => ({
      name: `a request for ${path.slice(0, 40)} is no fault of the server`,
      async run(stage) {
        const { status } = await stage.get(path);
        expect(status < 500, `the answer was ${status}`);
      },
    }),
  ),
];
