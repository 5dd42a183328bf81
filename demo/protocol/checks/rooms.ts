import { expect, expectSame, pause, type Check, type Stage } from '../check.ts';

const mode = 'room';
const badToken = { type: 'ERROR', payload: { msg: 'Invalid token provided' } };

const refusedToken = (name: string, tokenOf: (stage: Stage) => Promise<string>): Check => ({
  name: `${name} opens nothing`,
  mode,
  async run(stage) {
    const wire = await stage.knock(`key=${stage.target.key}&id=${stage.id('a')}&token=${await tokenOf(stage)}`);
    expectSame(await wire.hear('ERROR'), badToken);
    await wire.gone();
    expectSame(wire.heard.length, 1, 'messages');
  },
});

const passOf = (stage: Stage) => stage.token(stage.id('a'), 'sam');
const part = async (stage: Stage, change: (header: string, body: string, signature: string) => string): Promise<string> => {
  const [header = '', body = '', signature = ''] = (await passOf(stage)).split('.');
  return change(header, body, signature);
};
const recode = (text: string, change: (json: Record<string, unknown>) => void): string => {
  const json = JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>;
  change(json);
  return Buffer.from(JSON.stringify(json)).toString('base64url');
};

export const rooms: Check[] = [
  refusedToken('a random token', async () => 'sesame'),
  refusedToken('a pass without its signature', (stage) => part(stage, (header, body) => `${header}.${body}.`)),
  refusedToken('a pass with another signature', (stage) => part(stage, (header, body, signature) => `${header}.${body}.${signature.split('').reverse().join('')}`)),
  refusedToken('a pass that says it needs no signature', (stage) => part(stage, (header, body) => `${recode(header, (json) => (json['alg'] = 'none'))}.${body}.`)),
  refusedToken('a pass for another room than was signed', (stage) => part(stage, (header, body, signature) => `${header}.${recode(body, (json) => (json['consult'] = 'other'))}.${signature}`)),
  refusedToken('a pass with a longer life than was signed', (stage) => part(stage, (header, body, signature) => `${header}.${recode(body, (json) => (json['exp'] = 4_102_444_800))}.${signature}`)),
  refusedToken('a pass of another peer', (stage) => stage.token(stage.id('b'), 'sam')),
  {
    name: 'a pass opens one socket',
    mode,
    async run(stage) {
      const id = stage.id('a');
      const token = await stage.token(id, 'sam');
      const query = `key=${stage.target.key}&id=${id}&token=${token}`;
      await (await stage.knock(query)).hear('OPEN');
      expectSame(await (await stage.knock(query)).hear('ERROR'), badToken);
    },
  },
  {
    name: 'one pass shown many times at once opens one socket',
    mode,
    async run(stage) {
      const id = stage.id('a');
      const token = await stage.token(id, 'sam');
      const wires = await Promise.all(Array.from({ length: 12 }, () => stage.knock(`key=${stage.target.key}&id=${id}&token=${token}`)));
      const first = await Promise.all(wires.map((wire) => wire.until(() => wire.heard[0]?.type, 'an answer')));
      expectSame(first.filter((type) => type === 'OPEN').length, 1, 'sockets');
    },
  },
  {
    name: 'a fresh pass of the same person takes the socket over, OPEN again, 4001 for the old',
    mode,
    async run(stage) {
      const id = stage.id('a');
      const old = await stage.join(id, { as: 'sam' });
      await stage.join(id, { as: 'sam' });
      expectSame(await old.gone(), 4001, 'the end of the old');
    },
  },
  {
    name: 'a peer of another room looks like one that is absent',
    mode,
    needs: 'expireMs',
    waits: true,
    async run(stage) {
      const [a, b] = [stage.id('a'), stage.id('b')];
      const [sam, kim] = [await stage.join(a, { room: 'miso' }), await stage.join(b, { room: 'rex' })];
      for (const dst of [b, stage.id('nobody')]) for (const type of ['OFFER', 'ANSWER', 'CANDIDATE', 'LEAVE']) sam.say(type, dst, 1);
      const patience = stage.target.expireMs! + 3000;
      await sam.until(() => (sam.heard.length >= 3 ? true : undefined), 'two EXPIRE', patience);
      // Which of the two comes first is promised by nobody: they may have waited in different processes.
      const bySource = (x: { src?: string }, y: { src?: string }) => (x.src ?? '').localeCompare(y.src ?? '');
      expectSame([...sam.heard.slice(1)].sort(bySource), [b, stage.id('nobody')].map((src) => ({ type: 'EXPIRE', src, dst: a })).sort(bySource));
      await kim.settled();
      expectSame(kim.heard.length, 1, 'messages to the other room');
    },
  },
  {
    name: 'the same name in two rooms is two peers',
    mode,
    async run(stage) {
      const a = stage.id('a');
      const [miso, rex] = [await stage.join(a, { room: 'miso' }), await stage.join(a, { room: 'rex', as: 'somebody else' })];
      const other = await stage.join(stage.id('b'), { room: 'rex' });
      other.say('OFFER', a, 1);
      await rex.hear('OFFER');
      await miso.settled();
      expectSame([miso.heard.length, miso.ended], [1, false], 'the other room');
    },
  },
  {
    name: 'who leaves is announced to its room at once, and to no other',
    mode,
    async run(stage) {
      const [a, b, c] = [stage.id('a'), stage.id('b'), stage.id('c')];
      const [sam, ito, kim] = [await stage.join(a, { room: 'miso' }), await stage.join(b, { room: 'miso' }), await stage.join(c, { room: 'rex' })];
      sam.say('LEAVE');
      expectSame(await ito.hear('LEAVE'), { type: 'LEAVE', src: a, dst: b });
      await pause(50);
      await kim.settled();
      expectSame(kim.heard.length, 1, 'messages to the other room');
    },
  },
  {
    name: 'who comes is announced to nobody',
    mode,
    async run(stage) {
      const ito = await stage.join(stage.id('b'));
      await stage.join(stage.id('a'));
      await pause(50);
      await ito.settled();
      expect(ito.heard.length === 1, 'something was said');
    },
  },
];
