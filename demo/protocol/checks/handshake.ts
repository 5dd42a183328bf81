import { expect, expectSame, type Check } from '../check.ts';

const error = (msg: string) => ({ type: 'ERROR', payload: { msg } });
const incomplete = 'No id, token, or key supplied to websocket server';

const refused = (name: string, queryOf: (key: string) => string, msg: string): Check => ({
  name,
  async run(stage) {
    const wire = await stage.knock(queryOf(stage.target.key));
    expectSame(await wire.hear('ERROR'), error(msg));
    expectSame([await wire.gone(), wire.heard.length], [1005, 1], 'the end');
  },
});

export const handshake: Check[] = [
  refused('without id', (key) => `token=t&key=${key}`, incomplete),
  refused('without token', (key) => `id=a&key=${key}`, incomplete),
  refused('without key', () => 'id=a&token=t', incomplete),
  refused('with an empty id', (key) => `id=&token=t&key=${key}`, incomplete),
  refused('with an empty token', (key) => `id=a&token=&key=${key}`, incomplete),
  refused('with an empty key', () => 'id=a&token=t&key=', incomplete),
  refused('with nothing at all', () => '', incomplete),
  refused('with another key', (key) => `id=a&token=t&key=not-${key}`, 'Invalid key provided'),
  {
    name: 'another path is refused in the handshake',
    async run(stage) {
      const wire = await stage.knock(`key=${stage.target.key}&id=a&token=t`, { path: 'elsewhere' });
      const status = await wire.until(() => wire.status, 'an answer');
      expect(status >= 400 && status < 500, `the answer was ${status}`);
    },
  },
  {
    name: 'OPEN is the first word, and is only that',
    async run(stage) {
      const wire = await stage.join(stage.id('a'));
      await wire.settled();
      expectSame(wire.heard, [{ type: 'OPEN' }]);
    },
  },
  {
    name: 'what else the address says does not matter, nor in which order',
    async run(stage) {
      const id = stage.id('a');
      const wire = await stage.knock(`more=1&token=${await stage.token(id, 'mine')}&id=${id}&x=&key=${stage.target.key}`);
      await wire.hear('OPEN');
    },
  },
  ...['with-dash', 'with_underscore', 'with space', 'CamelCase', 'ümläut', '猫', '__proto__', 'constructor', 'toString', 'a"b\\c', '<b>'].map(
    (name): Check => ({
      name: `an id like ${name} is a name like any other`,
      async run(stage) {
        const id = stage.target.mode === 'open' && (name === '__proto__' || name === 'constructor' || name === 'toString') ? name : stage.id(name);
        const [peer, other] = [await stage.join(id), await stage.join(stage.id('other'))];
        other.say('OFFER', id, 1);
        expectSame(await peer.hear('OFFER'), { type: 'OFFER', src: stage.id('other'), dst: id, payload: 1 });
        peer.say('ANSWER', stage.id('other'), 2);
        expectSame(await other.hear('ANSWER'), { type: 'ANSWER', src: id, dst: stage.id('other'), payload: 2 });
      },
    }),
  ),
  {
    name: 'ids differ by case',
    async run(stage) {
      const [lower, upper] = [await stage.join(stage.id('a')), await stage.join(stage.id('A'))];
      lower.say('OFFER', stage.id('A'), 1);
      await upper.hear('OFFER', stage.id('a'));
    },
  },
  {
    name: 'an id of 5000 characters is refused',
    fault: 8,
    async run(stage) {
      const wire = await stage.dial('a'.repeat(5000));
      await wire.gone();
      expect(!wire.heard.some(({ type }) => type === 'OPEN'), 'it was accepted');
    },
  },
  {
    name: 'an id that is taken stays with its holder',
    async run(stage) {
      const id = stage.id('a');
      const [holder, other] = [await stage.join(id), await stage.join(stage.id('other'))];
      const thief = await stage.dial(id, { as: 'thief' });
      expectSame(await thief.hear('ID-TAKEN'), { type: 'ID-TAKEN', payload: { msg: 'ID is taken' } });
      expectSame(await thief.gone(), 1005, 'the end');
      other.say('OFFER', id, 'for the holder');
      await holder.hear('OFFER');
      expectSame(thief.heard.length, 1, 'messages to the thief');
    },
  },
  {
    name: 'of twenty who want one id at once, one has it',
    async run(stage) {
      const id = stage.id('a');
      const wires = await Promise.all(Array.from({ length: 20 }, (_, i) => stage.dial(id, { as: `token-${i}` })));
      const first = await Promise.all(wires.map((wire) => wire.until(() => wire.heard[0]?.type, 'OPEN or ID-TAKEN')));
      expectSame(first.filter((type) => type === 'OPEN').length, 1, 'holders');
    },
  },
  {
    name: 'a closed socket frees its id for others',
    mode: 'open',
    async run(stage) {
      const id = stage.id('a');
      const first = await stage.join(id);
      first.close();
      await first.gone();
      for (let tries = 0; ; tries += 1) {
        const next = await stage.dial(id, { as: 'another' });
        if ((await next.until(() => next.heard[0]?.type, 'an answer')) === 'OPEN') return;
        expect(tries < 40, 'the id is still taken');
      }
    },
  },
  {
    name: 'a token like a JWT is taken as it is',
    mode: 'open',
    async run(stage) {
      await stage.join(stage.id('a'), { as: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzYW0ifQ.q-_w' });
    },
  },
  {
    name: 'frames that come with the handshake are heard after it',
    async run(stage) {
      const [a, b] = [stage.id('a'), stage.id('b')];
      const peer = await stage.join(b);
      const early = await stage.dial(a);
      early.say('OFFER', b, 'early');
      await peer.hear('OFFER', a);
    },
  },
];
